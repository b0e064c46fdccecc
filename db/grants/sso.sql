-- Sessions against theft, and single sign-on: the sign-in module alone (law 5).
GRANT EXECUTE ON FUNCTION
  identity.rebind_session(bytea, text, bigint, bytea, bytea),
  identity.bind_device(bytea, text, jsonb, bytea),
  identity.find_device(bytea, text),
  identity.renew_device(bytea, text, bytea),
  identity.sso_sign_in(text, text, text, text, text, text, text, bytea)
TO ecluse_signin;
