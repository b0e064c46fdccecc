-- Whether the identity that was asked for can still be granted: the incident is open, and the person on its list.
-- Returns null or state. Inner function of gate.check_request.
CREATE OR REPLACE FUNCTION incident.check_identity(p jsonb) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN EXISTS (
    SELECT FROM incident.exposed AS e JOIN incident.incident AS i ON i.incident_id = e.incident_id AND i.state = 'open'
    WHERE e.incident_id = (p ->> 'incident')::bigint AND e.pseudonym = (p ->> 'person')::integer AND e.withdrawn_at IS NULL)
    THEN NULL ELSE 'state' END
$$;
