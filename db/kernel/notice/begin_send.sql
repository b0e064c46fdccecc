-- Committed just before a notice is handed to a server: from here on, a crash means that nobody knows.
-- Takes the run, the numbers, and the keyed hash of each one's code. Returns those that may go: claimed by this run, and
-- not paused meanwhile.
CREATE OR REPLACE FUNCTION notice.begin_send(p_run bigint, p_notices bigint[], p_hashes bytea[]) RETURNS SETOF bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
  UPDATE notice.notice AS n SET state = 'sending', code_hash = g.hash, attempts = n.attempts + 1
  FROM unnest(p_notices, p_hashes) AS g(id, hash), notice.campaign AS c
  WHERE n.notice_id = g.id AND n.run = p_run AND n.state = 'claimed' AND c.incident_id = n.incident_id AND c.state = 'running'
  RETURNING n.notice_id
$$;
