-- Who changed which protected value of a dossier, and putting one back.
GRANT EXECUTE ON FUNCTION
  vault.ask_before(bytea, bigint, bigint),
  vault.take_before(bytea, bigint),
  vault.restore(bytea, bigint, bigint, bigint)
TO ecluse_app;
GRANT EXECUTE ON PROCEDURE vault.read_before(bytea, bigint, bigint, jsonb) TO ecluse_app;
