-- What an incident lacks before it can be closed without a word: measured, contained, notified, registered, decided.
-- Inner function.
CREATE OR REPLACE FUNCTION incident.missing(p_incident bigint) RETURNS text[]
LANGUAGE sql STABLE AS $$
  SELECT array_remove(ARRAY[
    CASE WHEN i.fixed_at IS NULL THEN 'measured' END,
    CASE WHEN EXISTS (SELECT FROM incident.account AS c JOIN identity.account AS a ON a.account_id = c.account_id
                      WHERE c.incident_id = i.incident_id AND a.state = 'active') THEN 'contained' END,
    CASE WHEN NOT i.exercise AND NOT EXISTS (SELECT FROM incident.document AS d WHERE d.incident_id = i.incident_id
                      AND d.kind = 'cnil' AND d.sent_at IS NOT NULL) THEN 'notified' END,
    CASE WHEN NOT EXISTS (SELECT FROM incident.document AS d WHERE d.incident_id = i.incident_id
                      AND d.kind = 'register') THEN 'registered' END,
    CASE WHEN NOT EXISTS (SELECT FROM incident.item AS x WHERE x.incident_id = i.incident_id
                      AND x.kind = 'decision') THEN 'decided' END], NULL)
  FROM incident.incident AS i WHERE i.incident_id = p_incident
$$;
