-- The mail job's door: ask for one unsent message, COMMIT, take the recipient's address. See vault.reveals.
CREATE OR REPLACE PROCEDURE vault.reveal_for_message(p_outbox bigint, INOUT p_result jsonb)
LANGUAGE plpgsql AS $$
BEGIN
  p_result := vault.ask_message(p_outbox);
  COMMIT;
  IF p_result->>'code' IS NULL THEN
    p_result := p_result || pg_catalog.jsonb_build_object(
      'people', vault.take(ARRAY['system'::bytea], ARRAY[(p_result->>'entry')::bigint])->0);
  END IF;
END
$$;
