-- The one door to pages about agents: ask, COMMIT, take, in one round trip. Invoker rights, as vault.reveals, and why
-- there: a definer procedure cannot COMMIT, and this one does nothing that its caller could not do by hand.
-- p_result: {"code", "entry"} and, when allowed, "rows".
CREATE OR REPLACE PROCEDURE gate.read_page(p_token bytea, p_page text, p_args jsonb, INOUT p_result jsonb)
LANGUAGE plpgsql AS $$
BEGIN
  p_result := gate.ask_page(p_token, p_page, p_args);
  COMMIT;
  IF p_result->>'code' IS NULL THEN
    p_result := p_result || pg_catalog.jsonb_build_object(
      'rows', gate.take_page(p_token, (p_result->>'entry')::bigint));
  END IF;
END
$$;
