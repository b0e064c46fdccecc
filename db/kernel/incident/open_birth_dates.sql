-- The counting job's door: ask for the birth dates of one part, COMMIT, take them. See vault.reveals.
CREATE OR REPLACE PROCEDURE incident.open_birth_dates(p_incident bigint, p_people integer[], INOUT p_result jsonb)
LANGUAGE plpgsql AS $$
BEGIN
  p_result := incident.ask_birth_dates(p_incident, p_people);
  COMMIT;
  IF p_result->>'code' IS NULL THEN
    p_result := p_result || pg_catalog.jsonb_build_object(
      'people', vault.take(ARRAY['system'::bytea], ARRAY[(p_result->>'entry')::bigint])->0,
      'whom', gate.take_whom((p_result->>'entry')::bigint));
  END IF;
END
$$;
