-- Second reading: every person whom these accounts were shown something of, one row each.
-- Takes what incident.acts and incident.words gave for the same accounts and window.
--   fields, classes: bits in p_words and incident.classes(); accounts: bits by place among p_accounts (the 63rd stands
--   for all that come after it)
-- Memory is that of one hash table, which spills to disk beyond work_mem: it does not grow with the log.
-- Inner function.
CREATE OR REPLACE FUNCTION incident.people(
  p_kinds incident.act_kind[], p_words text[], p_accounts bigint[], p_from timestamptz, p_to timestamptz)
RETURNS TABLE (structure_id bigint, beneficiary_id bigint, fields bigint, classes bigint, accounts bigint,
  first_at timestamptz, last_at timestamptz, times bigint)
LANGUAGE sql STABLE AS $$
  WITH kind AS MATERIALIZED (
    SELECT k.operation, k.fields, incident.bits(k.shown, p_words) AS shown,
           incident.bits(ARRAY[k.class], incident.classes()) AS class
    FROM unnest(p_kinds) AS k WHERE k.shown <> '{}'
  )
  SELECT p.structure_id, p.beneficiary_id, bit_or(k.shown), bit_or(k.class), bit_or(1::bigint << h.ordinal),
         min(e.at), max(e.at), count(*)
  FROM incident.homes(p_accounts) AS h
  JOIN ledger.entry AS e ON e.structure_id = h.structure_id AND e.account_id = h.account_id
    AND e.at >= p_from AND e.at < p_to AND e.code IS NULL
  JOIN kind AS k ON k.operation = e.operation AND k.fields = e.fields
  CROSS JOIN LATERAL unnest(e.subject_structures, e.subjects) AS p(structure_id, beneficiary_id)
  GROUP BY p.structure_id, p.beneficiary_id
$$;
