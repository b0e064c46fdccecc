-- The parameters of incident.seen_sql: where to read, and the bit of each account. Bits end at 62: accounts beyond share
-- the last one. That touches the drawing alone; the list is exact whatever the number of accounts. Inner function.
CREATE OR REPLACE FUNCTION incident.seen_at(p_accounts bigint[], p_words text[],
  OUT accounts bigint[], OUT structures bigint[], OUT bits bigint[])
LANGUAGE sql STABLE AS $$
  SELECT array_agg(h.account_id), array_agg(h.structure_id),
         array_agg(1::bigint << least(62, cardinality(p_words) + h.place - 1))
  FROM incident.homes(p_accounts) AS h
$$;
