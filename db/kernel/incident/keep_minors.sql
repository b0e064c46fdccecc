-- Keeps how many of one part were minors and adults; who has no date is counted as not known. Once for each part,
-- whoever repeats it: the part must begin where the count stands, of the fixing that was read.
-- Takes the incident, the fixing, where the part began and ended, and the two numbers.
-- Returns whether it was kept; false: another was faster, or the list was fixed anew.
CREATE OR REPLACE FUNCTION incident.keep_minors(
  p_incident bigint, p_fixing integer, p_after integer, p_last integer, p_minors integer, p_adults integer) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  part record;
BEGIN
  PERFORM FROM incident.incident AS i WHERE i.incident_id = p_incident FOR NO KEY UPDATE;
  SELECT min(p.fixing) AS fixing, min(p.after) AS after, max(p.pseudonym) AS last, count(*)::integer AS people,
         count(*) FILTER (WHERE p.dated)::integer AS dated
  INTO part FROM incident.minors_part(p_incident) AS p;
  IF part.people > 0 THEN
    IF part.fixing IS DISTINCT FROM p_fixing OR part.after IS DISTINCT FROM p_after OR part.last IS DISTINCT FROM p_last
       OR p_minors < 0 OR p_adults < 0 OR coalesce(p_minors + p_adults > part.dated, true) THEN
      RETURN false;
    END IF;
    UPDATE incident.minors AS m SET after = p_last, minors = m.minors + p_minors, adults = m.adults + p_adults,
      unknown = m.unknown + part.people - p_minors - p_adults
    WHERE m.incident_id = p_incident AND m.fixing = p_fixing;
  END IF;
  UPDATE incident.minors AS m SET done_at = clock_timestamp()
  WHERE m.incident_id = p_incident AND m.fixing = p_fixing AND m.done_at IS NULL AND m.not_before <= now()
    AND NOT EXISTS (SELECT FROM incident.minors_part(p_incident));
  RETURN true;
END
$$;
