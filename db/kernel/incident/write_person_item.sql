-- Adds to the timeline of an incident, whose row the caller has locked, an act about one person by pseudonym. Inner function.
CREATE OR REPLACE FUNCTION incident.write_person_item(
  p_incident bigint, p_by bigint, p_text text, p_person integer, p_why text) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO incident.item (incident_id, item, kind, at, written_by, text, why, person)
  SELECT p_incident, coalesce(max(i.item), 0) + 1, 'act', clock_timestamp(), p_by, p_text, p_why, p_person
  FROM incident.item AS i WHERE i.incident_id = p_incident
$$;
