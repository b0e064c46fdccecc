-- How many people of an incident are on the list as fixed, canaries left out. Inner function.
CREATE OR REPLACE FUNCTION notice.people(p_incident bigint) RETURNS integer
LANGUAGE sql STABLE AS $$
  SELECT count(*)::integer FROM incident.exposed AS e
  WHERE e.incident_id = p_incident AND e.withdrawn_at IS NULL
    AND NOT EXISTS (SELECT FROM watch.canary AS w WHERE w.structure_id = e.structure_id AND w.beneficiary_id = e.beneficiary_id)
$$;
