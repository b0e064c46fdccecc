-- What became of notices that a run had in its hands.
-- Takes the run, the numbers, for each one the outcome and a code for the screen (or null):
--   sent      the server took it
--   final     it will never take it (or there is no such address): the next channel's notice is made
--   retry     it did not take it now: waits 2, 4, 8 … 60 minutes; after notice_attempts tries, final
--   release   given to nobody: waits again (paused meanwhile, or the run ends)
--   doubt     the connection broke after all was said and before the server's answer
-- Returns how many were settled.
CREATE OR REPLACE FUNCTION notice.settle(p_run bigint, p_notices bigint[], p_outcomes text[], p_answers text[]) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  t timestamptz := clock_timestamp();
  tries integer := gate.number('notice_attempts');
  settled integer;
BEGIN
  WITH told AS MATERIALIZED (
    SELECT n.notice_id, n.incident_id, n.attempts, g.answer,
           CASE WHEN g.outcome = 'retry' AND n.attempts >= tries THEN 'final' ELSE g.outcome END AS outcome
    FROM unnest(p_notices, p_outcomes, p_answers) AS g(id, outcome, answer)
    JOIN notice.notice AS n ON n.notice_id = g.id AND n.run = p_run AND n.state IN ('claimed', 'sending')
    WHERE g.outcome IN ('sent', 'final', 'retry', 'release', 'doubt')
    FOR UPDATE OF n
  ), done AS (
    UPDATE notice.notice AS n
    SET state = CASE d.outcome WHEN 'sent' THEN 'sent' WHEN 'final' THEN 'failed' WHEN 'doubt' THEN 'doubt' ELSE 'queued' END,
        answer = CASE WHEN d.answer ~ '^[A-Z0-9_.-]{1,40}$' THEN d.answer END,
        due_at = CASE WHEN d.outcome = 'retry' THEN t + make_interval(mins => least(60, 2 ^ least(d.attempts, 6))::integer) ELSE n.due_at END,
        closed_at = CASE WHEN d.outcome IN ('sent', 'final') THEN t END,
        run = NULL
    FROM told AS d WHERE n.notice_id = d.notice_id
    RETURNING n.notice_id, n.incident_id, n.state
  ), pace AS (
    INSERT INTO notice.minute AS m (incident_id, minute, sent)
    SELECT d.incident_id, date_trunc('minute', t), count(*) FROM done AS d WHERE d.state = 'sent' GROUP BY d.incident_id
    ON CONFLICT (incident_id, minute) DO UPDATE SET sent = m.sent + excluded.sent
  )
  SELECT count(*) INTO settled FROM done;
  PERFORM notice.go_on(ARRAY(SELECT n.notice_id FROM notice.notice AS n WHERE n.notice_id = ANY (p_notices) AND n.state = 'failed'));
  RETURN settled;
END
$$;
