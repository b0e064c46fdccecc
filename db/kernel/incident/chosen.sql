-- The accounts chosen for an incident, in their order. Inner function.
CREATE OR REPLACE FUNCTION incident.chosen(p_incident bigint) RETURNS bigint[]
LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(a.account_id ORDER BY a.ordinal), '{}') FROM incident.account AS a WHERE a.incident_id = p_incident
$$;
