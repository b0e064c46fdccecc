-- Keeps one encrypted file of letters and marks them printed: both or neither, so a crash prints nobody twice.
-- Takes the run, the incident, the numbers with the keyed hash of each one's code, pages, the file (32 MiB at most).
-- Returns the file's number; null when one of them was not this run's, or sending was paused meanwhile.
CREATE OR REPLACE FUNCTION notice.keep_letters(
  p_run bigint, p_incident bigint, p_notices bigint[], p_hashes bytea[], p_pages integer, p_file bytea) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  t timestamptz := clock_timestamp();
  batch bigint;
BEGIN
  PERFORM FROM notice.campaign AS c WHERE c.incident_id = p_incident AND c.state = 'running' FOR SHARE;
  IF NOT FOUND OR (SELECT count(*) FROM notice.notice AS n
      WHERE n.notice_id = ANY (p_notices) AND n.run = p_run AND n.state = 'claimed' AND n.channel = 'letter'
        AND n.incident_id = p_incident) <> cardinality(p_notices) OR octet_length(p_file) > 33554432 THEN
    RETURN NULL;
  END IF;
  INSERT INTO notice.batch AS b (incident_id, letters, pages, sha256, file)
  VALUES (p_incident, cardinality(p_notices), p_pages, sha256(p_file), p_file) RETURNING b.batch_id INTO batch;
  UPDATE notice.notice AS n SET state = 'printed', code_hash = g.hash, batch_id = batch, closed_at = t, run = NULL, attempts = n.attempts + 1
  FROM unnest(p_notices, p_hashes) AS g(id, hash) WHERE n.notice_id = g.id;
  RETURN batch;
END
$$;
