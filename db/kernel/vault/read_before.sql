-- The one door to who changed which protected value: ask, COMMIT, take, in one round trip. Invoker rights, as
-- vault.reveals, and why there. p_result: {"code", "entry"} and, when allowed, what vault.take_before says.
CREATE OR REPLACE PROCEDURE vault.read_before(
  p_token bytea, p_structure bigint, p_beneficiary bigint, INOUT p_result jsonb)
LANGUAGE plpgsql AS $$
BEGIN
  p_result := vault.ask_before(p_token, p_structure, p_beneficiary);
  COMMIT;
  IF p_result->>'code' IS NULL THEN
    p_result := p_result || vault.take_before(p_token, (p_result->>'entry')::bigint);
  END IF;
END
$$;
