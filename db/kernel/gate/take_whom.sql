-- Second half of a job's reveal, beside vault.take: which number the job knows (a notice, a pseudonym) is which person,
-- for an entry that another, committed transaction wrote within ten seconds, once (gate.claim_page). Handed out with the
-- first half it could be rolled back, and would tie pseudonyms to people without an entry.
-- Takes the entry. Returns [[number, structure, person]]; [] when there is nothing to take.
CREATE OR REPLACE FUNCTION gate.take_whom(p_entry bigint) RETURNS jsonb
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
  SELECT coalesce((SELECT c.args -> 'whom' FROM gate.claim_page('system'::bytea, p_entry, 'job') AS c), '[]')
$$;
