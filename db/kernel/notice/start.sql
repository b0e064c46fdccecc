-- The second person approved: sending begins. Inner function, called by gate.apply_request alone.
CREATE OR REPLACE FUNCTION notice.start(p jsonb, p_approver bigint) RETURNS void
LANGUAGE sql AS $$
  UPDATE notice.campaign AS c
  SET state = CASE WHEN c.state = 'paused' THEN 'paused' ELSE 'running' END,
      approved_by = p_approver, approved_at = clock_timestamp(), approved_fixing = (p ->> 'fixing')::integer
  WHERE c.incident_id = (p ->> 'incident')::bigint
$$;
