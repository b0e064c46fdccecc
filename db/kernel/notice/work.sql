-- What there is to do for the job: incidents whose notices are approved and not paused. Shows nobody.
CREATE OR REPLACE FUNCTION notice.work()
RETURNS TABLE (incident_id bigint, label text, exercise boolean, happened text, measures text, contact text, prepared boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT c.incident_id, i.label, i.exercise, c.happened, c.measures, c.contact, c.prepared_fixing >= c.approved_fixing
  FROM notice.campaign AS c JOIN incident.incident AS i ON i.incident_id = c.incident_id
  WHERE c.state = 'running' ORDER BY c.approved_at
$$;
