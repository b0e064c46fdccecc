-- An incident was opened from this alert. Inner function, for the incident's own; its caller asked the gate.
CREATE OR REPLACE FUNCTION watch.attach(p_alert bigint, p_incident bigint) RETURNS void
LANGUAGE sql AS $$
  UPDATE watch.alert AS x SET incident_id = p_incident WHERE x.alert_id = p_alert AND x.incident_id IS NULL
$$;
