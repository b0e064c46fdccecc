-- Pauses or resumes the sending of one incident's notices. One person is enough: both can be undone, and nobody is
-- added to those approved.
-- Takes the session's token, the incident, and `pause` or `resume`. Returns null, or: those of incident.ask, state.
CREATE OR REPLACE FUNCTION notice.steer(p_token bytea, p_incident bigint, p_what text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v gate.verdict := incident.ask(p_token, 'notice.steer', p_incident, false);
  code text := v.code;
BEGIN
  IF code IS NOT NULL THEN
    RETURN code;
  END IF;
  UPDATE notice.campaign AS c SET state = CASE p_what WHEN 'pause' THEN 'paused' ELSE 'running' END
  WHERE c.incident_id = p_incident AND c.state = CASE p_what WHEN 'pause' THEN 'running' WHEN 'resume' THEN 'paused' END;
  code := CASE WHEN NOT FOUND THEN 'state' END;
  PERFORM identity.write_entry(v.account_id, 'notice.steer', code, jsonb_build_object(
    'incident', p_incident, 'what', CASE WHEN p_what IN ('pause', 'resume') THEN p_what ELSE '?' END));
  RETURN code;
END
$$;
