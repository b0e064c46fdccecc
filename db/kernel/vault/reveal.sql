-- The one door to sealed values, in one round trip: ask, COMMIT, take.
-- Invoker rights, because a definer procedure cannot COMMIT: it does nothing that its caller could not do by
-- hand, and a CALL inside the caller's own transaction fails at COMMIT. Whoever stops after the first half holds
-- nothing; whoever stops after COMMIT leaves an entry for values never shown: the safe side.
-- p_result: {"code": null | refusal, "entry": id, "people": [… see vault.sealed_people]}
CREATE OR REPLACE PROCEDURE vault.reveal(
  p_token bytea, p_operation text, p_purpose text, p_target jsonb, p_fields text[], INOUT p_result jsonb)
LANGUAGE plpgsql AS $$
BEGIN
  p_result := vault.ask_reveal(p_token, p_operation, p_purpose, p_target, p_fields);
  COMMIT;
  IF p_result->>'code' IS NULL THEN
    p_result := p_result || pg_catalog.jsonb_build_object(
      'people', vault.take(p_token, (p_result->>'entry')::bigint));
  END IF;
END
$$;
