-- What may be executed of identity, and by whom. What is not listed is for kernel functions and the owner.

GRANT USAGE ON SCHEMA identity TO ecluse_app, ecluse_signin;

-- The sign-in module alone (law 5): everything that mints or strengthens a session, or changes passkeys.
GRANT EXECUTE ON FUNCTION
  identity.create_challenge(bytea, text, bytea),
  identity.take_challenge(bytea, text, bytea),
  identity.find_enrolment(bytea, bytea),
  identity.register_passkey(bytea, text, bytea, bigint, text[], text, bytea),
  identity.request_enrolment(bytea, bytea, text, bigint),
  identity.remove_passkey(bytea, bigint, text, bigint),
  identity.find_passkey(text),
  identity.find_passkeys(bytea),
  identity.record_sign_in(text, bigint),
  identity.refuse_sign_in(text, bytea, text, text, bigint),
  identity.may_try(text, bytea),
  identity.start_session(bigint, text, bytea),
  identity.confirm_presence(bytea, text, bigint),
  identity.redeem_link(bytea, bytea, bytea),
  identity.list_demo_accounts()
TO ecluse_signin;

-- The web process: to see who acts, and to narrow.
GRANT EXECUTE ON FUNCTION
  identity.session_view(bytea, bytea, bytea, bytea),
  identity.end_session(bytea),
  identity.end_all_sessions(bytea),
  identity.list_sessions(bytea),
  identity.list_passkeys(bytea),
  identity.rename_passkey(bytea, bigint, text)
TO ecluse_app;
