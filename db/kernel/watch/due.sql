-- The accounts that have acted since the catch-up last looked, whoever looked meanwhile, and how far it may then move.
-- Returns {upto, accounts: [id, …]}; accounts is empty when there is nothing to do.
--
-- An entry may become visible after one with a higher number: the cursor stays behind what is younger than a minute,
-- which is longer than any transaction of the serving roles may last (src/db/connection.ts). Looking twice does no harm.
-- Structure by structure, along the key of the log: that is how it is sharded.
CREATE OR REPLACE FUNCTION watch.due() RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
  WITH fresh AS (
    SELECT e.entry_id, e.at, e.account_id
    FROM watch.cursor AS c CROSS JOIN identity.structure AS s
    CROSS JOIN LATERAL (SELECT x.entry_id, x.at, x.account_id FROM ledger.entry AS x
                        WHERE x.structure_id = s.structure_id AND x.entry_id > c.entry_id
                        ORDER BY x.entry_id LIMIT 20000) AS e
  )
  SELECT jsonb_build_object(
    'upto', coalesce(min(f.entry_id) FILTER (WHERE f.at > clock_timestamp() - interval '1 minute') - 1, max(f.entry_id), 0)::text,
    'accounts', coalesce(jsonb_agg(DISTINCT f.account_id::text) FILTER (WHERE f.account_id IS NOT NULL), '[]'))
  FROM fresh AS f
$$;
