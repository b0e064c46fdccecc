-- The mail job's door: ask for one unsent message, COMMIT, take the recipient's address. See vault.reveal.
CREATE OR REPLACE PROCEDURE vault.reveal_for_message(p_outbox bigint, INOUT p_result jsonb)
LANGUAGE plpgsql AS $$
BEGIN
  p_result := vault.ask_message(p_outbox);
  COMMIT;
  IF p_result->>'code' IS NULL THEN
    p_result := p_result || pg_catalog.jsonb_build_object(
      'people', vault.take('system'::bytea, (p_result->>'entry')::bigint));
  END IF;
END
$$;
