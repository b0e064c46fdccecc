-- Supervision: lineage, freeze, worst case. Each asks the gate, but the nightly job's.
GRANT EXECUTE ON FUNCTION
  identity.freeze(bytea, bigint, text),
  gate.keep_worst_cases(),
  -- Counts of one's own account.
  gate.my_questions(bytea)
TO ecluse_app;
