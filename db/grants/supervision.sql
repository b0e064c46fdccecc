-- Supervision: lineage, freeze, worst case. Each asks the gate, but the nightly job's.
GRANT EXECUTE ON FUNCTION
  identity.freeze(bytea, bigint, text),
  identity.family(bytea, bigint),
  identity.lineages(bytea),
  gate.worst_cases(bytea, bigint),
  gate.worst_case_history(bytea),
  gate.keep_worst_cases()
TO ecluse_app;
