-- Supervision: lineage, freeze, worst case. Each asks the gate, but the nightly job's.
GRANT EXECUTE ON FUNCTION
  identity.freeze(bytea, bigint, text),
  gate.keep_worst_cases()
TO ecluse_app;
