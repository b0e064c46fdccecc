-- The one door to referrals: ask, COMMIT, take, in one round trip. Invoker rights, as vault.reveals, and why there.
-- p_result: {"code", "entry"} and, when allowed, for 'view' what referrals.story_of says, else {"rows": […]}.
CREATE OR REPLACE PROCEDURE referrals.read(
  p_token bytea, p_what text, p_structure bigint, p_number bigint, INOUT p_result jsonb)
LANGUAGE plpgsql AS $$
BEGIN
  p_result := referrals.ask_read(p_token, p_what, p_structure, p_number);
  COMMIT;
  IF p_result->>'code' IS NULL THEN
    p_result := p_result || referrals.take_read(p_token, (p_result->>'entry')::bigint);
  END IF;
END
$$;
