-- Who may do what. This list and db/grants/*.sql are the whole truth: nothing else is granted to anybody.
-- What was granted before and is not here any more must not live on: begin from nothing, in the same transaction.
REVOKE ALL ON ALL ROUTINES IN SCHEMA gate, vault, ledger, identity, referrals FROM PUBLIC, ecluse_app, ecluse_signin;
REVOKE ALL ON ALL TABLES IN SCHEMA gate, vault, ledger, identity, referrals FROM PUBLIC, ecluse_app, ecluse_signin;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA gate, vault, ledger, identity, referrals FROM PUBLIC, ecluse_app, ecluse_signin;

GRANT USAGE ON SCHEMA gate, vault, ledger, identity, referrals, catalogue TO ecluse_app;
GRANT USAGE ON SCHEMA identity TO ecluse_signin;

-- The doors of the web process. None reads a sealed table but through a recorded act.
GRANT EXECUTE ON FUNCTION
  gate.my_budget(bytea),
  gate.setting(text),
  ledger.my_entries(bytea, integer),
  vault.ask_reveals(jsonb),
  vault.take(bytea[], bigint[]),
  vault.ask_message(bigint),
  vault.structure_key(bigint, integer),
  vault.put_structure_key(bigint, bytea),
  vault.next_beneficiary_id(bytea),
  vault.create_beneficiary(bytea, bigint, bigint, integer, bytea, jsonb, jsonb, jsonb),
  vault.change(bytea, text, text, bigint, bigint, jsonb, jsonb, jsonb),
  vault.check_duplicate(bytea, jsonb),
  vault.caseload_counts(bytea)
TO ecluse_app;
GRANT EXECUTE ON PROCEDURE
  vault.reveals(jsonb, jsonb),
  vault.reveal_for_message(bigint, jsonb)
TO ecluse_app;
