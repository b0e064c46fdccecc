-- Whether a wish to send is still what was asked for: for gate.check_request, when it is approved. Inner function.
-- Takes the wish's payload. Returns null, or state: the list was fixed anew meanwhile, or the words are gone.
CREATE OR REPLACE FUNCTION notice.check_sending(p jsonb) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN NOT EXISTS (
    SELECT FROM notice.campaign AS c JOIN incident.incident AS i ON i.incident_id = c.incident_id
    WHERE c.incident_id = (p ->> 'incident')::bigint AND i.fixings = (p ->> 'fixing')::integer) THEN 'state' END
$$;
