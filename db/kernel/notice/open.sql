-- The notice job's door: ask for the people of claimed notices, COMMIT, take their addresses. See vault.reveals.
-- The people come in the order of the notices' numbers.
CREATE OR REPLACE PROCEDURE notice.open(p_run bigint, p_notices bigint[], INOUT p_result jsonb)
LANGUAGE plpgsql AS $$
BEGIN
  p_result := notice.ask_open(p_run, p_notices);
  COMMIT;
  IF p_result->>'code' IS NULL THEN
    p_result := p_result || pg_catalog.jsonb_build_object(
      'people', vault.take(ARRAY['system'::bytea], ARRAY[(p_result->>'entry')::bigint])->0,
      'whom', gate.take_whom((p_result->>'entry')::bigint));
  END IF;
END
$$;
