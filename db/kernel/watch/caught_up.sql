-- The catch-up has looked at every account with entries up to this one. Never goes back, nor beyond the log.
CREATE OR REPLACE FUNCTION watch.caught_up(p_upto bigint) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
  UPDATE watch.cursor AS c SET entry_id = p_upto
  WHERE p_upto > c.entry_id AND EXISTS (
    SELECT FROM identity.structure AS s CROSS JOIN LATERAL (
      SELECT FROM ledger.entry AS x WHERE x.structure_id = s.structure_id AND x.entry_id >= p_upto LIMIT 1) AS later)
$$;
