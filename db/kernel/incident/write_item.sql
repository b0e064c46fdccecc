-- Adds one line to the timeline of an incident whose row the caller has locked. Inner function.
CREATE OR REPLACE FUNCTION incident.write_item(
  p_incident bigint, p_kind text, p_at timestamptz, p_by bigint, p_text text, p_why text) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO incident.item (incident_id, item, kind, at, written_by, text, why)
  SELECT p_incident, coalesce(max(i.item), 0) + 1, p_kind, p_at, p_by, p_text, p_why
  FROM incident.item AS i WHERE i.incident_id = p_incident
$$;
