-- For the counting job: the next part of an incident whose minors are not all counted. Shows nobody: pseudonyms and days.
-- Returns {"incident", "fixing", "after", "last", "people": [[pseudonym, day first seen]] of those who have a birth
-- date}, null when there is nothing to count now.
CREATE OR REPLACE FUNCTION incident.next_minors() RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  next bigint;
  part jsonb;
BEGIN
  SELECT m.incident_id INTO next FROM incident.minors AS m
  JOIN incident.incident AS i ON i.incident_id = m.incident_id AND i.fixings = m.fixing AND NOT i.exercise
  WHERE m.done_at IS NULL AND m.not_before <= now() ORDER BY m.incident_id LIMIT 1;
  IF next IS NULL THEN
    RETURN NULL;
  END IF;
  SELECT jsonb_build_object('incident', next::text, 'fixing', min(p.fixing), 'after', min(p.after), 'last', max(p.pseudonym),
           'people', coalesce(jsonb_agg(jsonb_build_array(p.pseudonym, p.on_day) ORDER BY p.pseudonym) FILTER (WHERE p.dated), '[]'))
  INTO part FROM incident.minors_part(next) AS p;
  RETURN part;
END
$$;
