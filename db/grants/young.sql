-- Young people through an identity provider, and linking agents' accounts: the sign-in module alone mints and binds
-- (law 5); the web process may undo.
GRANT EXECUTE ON FUNCTION
  identity.young_sign_in(text, text, text, bytea),
  identity.young_bind(bytea, text, text, text, boolean, bigint),
  identity.sso_link_begin(bytea, text, bigint, bytea, bytea),
  identity.sso_link(bytea, text, text, text, text, text),
  identity.keep_logout(bytea, text, bytea),
  identity.take_logout(bytea)
TO ecluse_signin;
GRANT EXECUTE ON FUNCTION
  identity.young_unbind(bytea, bigint, bigint),
  identity.sso_unlink(bytea),
  identity.sso_linked_since(bytea)
TO ecluse_app;
