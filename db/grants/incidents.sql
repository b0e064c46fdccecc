-- Incidents: read through one procedure, changed through one function an act. Each asks the gate.
REVOKE ALL ON ALL ROUTINES IN SCHEMA incident FROM PUBLIC, ecluse_app, ecluse_signin;
REVOKE ALL ON ALL TABLES IN SCHEMA incident FROM PUBLIC, ecluse_app, ecluse_signin;
GRANT USAGE ON SCHEMA incident TO ecluse_app;
GRANT EXECUTE ON FUNCTION
  incident.ask_read(bytea, text, bigint, jsonb),
  incident.take_read(bytea, bigint),
  incident.open(bytea, text, timestamptz, timestamptz, timestamptz, bigint[], boolean, bigint),
  incident.change(bytea, bigint, text, timestamptz, timestamptz, timestamptz, bigint[]),
  incident.fix(bytea, bigint),
  incident.add_item(bytea, bigint, text, timestamptz, text, text, bigint),
  incident.save_document(bytea, bigint, text, integer, jsonb, timestamptz, text),
  incident.attach(bytea, bigint, text, text, text, integer, bytea, bytea, bytea),
  incident.withdraw_attachment(bytea, bigint, integer, text),
  incident.request_identity(bytea, bigint, integer, text),
  incident.open_identity(bytea, bigint, integer),
  -- The job.
  incident.next_minors(),
  incident.ask_birth_dates(bigint, integer[]),
  incident.keep_minors(bigint, integer, integer, integer, integer, integer),
  incident.close(bytea, bigint, text),
  incident.reopen(bytea, bigint, text)
TO ecluse_app;
GRANT EXECUTE ON PROCEDURE incident.read(bytea, text, bigint, jsonb, jsonb) TO ecluse_app;
GRANT EXECUTE ON PROCEDURE incident.open_birth_dates(bigint, integer[], jsonb) TO ecluse_app;
