-- Makes the notices of the next people of an approved list, each by the first channel that reaches them. Nobody twice,
-- whoever repeats it; canaries, who do not exist, get none.
-- Takes the incident, after whom (structure and number; 0, 0: from the beginning), and how many at most (10,000).
-- Returns the last one looked at; null when all are prepared, or the list is not the approved one any more.
CREATE OR REPLACE FUNCTION notice.prepare(
  p_incident bigint, p_structure bigint, p_person bigint, p_limit integer, OUT structure_id bigint, OUT beneficiary_id bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  c notice.campaign;
BEGIN
  SELECT x.* INTO c FROM notice.campaign AS x JOIN incident.incident AS i ON i.incident_id = x.incident_id
  WHERE x.incident_id = p_incident AND x.state = 'running' AND i.fixings = x.approved_fixing FOR SHARE OF i;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  WITH part AS MATERIALIZED (
    SELECT e.structure_id, e.beneficiary_id, e.withdrawn_at FROM incident.exposed AS e
    WHERE e.incident_id = p_incident AND (e.structure_id, e.beneficiary_id) > (p_structure, p_person)
    ORDER BY e.structure_id, e.beneficiary_id LIMIT least(greatest(p_limit, 1), 10000)
  ), made AS (
    INSERT INTO notice.notice AS n (incident_id, structure_id, beneficiary_id, channel, state)
    SELECT p_incident, s.structure_id, s.beneficiary_id, coalesce(f.channel, 'none'),
           CASE WHEN f.channel IS NULL THEN 'unreachable' ELSE 'queued' END
    FROM part AS s
    CROSS JOIN LATERAL (SELECT notice.first_channel(s.structure_id, s.beneficiary_id, c.channels, NULL) AS channel) AS f
    WHERE s.withdrawn_at IS NULL
      AND NOT EXISTS (SELECT FROM watch.canary AS w WHERE w.structure_id = s.structure_id AND w.beneficiary_id = s.beneficiary_id)
      AND NOT EXISTS (SELECT FROM notice.notice AS h WHERE h.incident_id = p_incident
                        AND h.structure_id = s.structure_id AND h.beneficiary_id = s.beneficiary_id)
    ON CONFLICT DO NOTHING
  )
  SELECT s.structure_id, s.beneficiary_id INTO prepare.structure_id, prepare.beneficiary_id
  FROM part AS s ORDER BY s.structure_id DESC, s.beneficiary_id DESC LIMIT 1;
  IF prepare.structure_id IS NULL THEN
    UPDATE notice.campaign AS x SET prepared_fixing = c.approved_fixing WHERE x.incident_id = p_incident;
  END IF;
END
$$;
