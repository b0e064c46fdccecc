-- The one door to alerts: ask, COMMIT, take, in one round trip. Invoker rights, as vault.reveals, and why there.
-- p_result: {"code", "entry"} and, when allowed, what watch.alerts_of or watch.alert_of says.
CREATE OR REPLACE PROCEDURE watch.read(
  p_token bytea, p_what text, p_number bigint, p_filter text, INOUT p_result jsonb)
LANGUAGE plpgsql AS $$
BEGIN
  p_result := watch.ask_read(p_token, p_what, p_number, p_filter);
  COMMIT;
  IF p_result->>'code' IS NULL THEN
    p_result := p_result || watch.take_read(p_token, (p_result->>'entry')::bigint);
  END IF;
END
$$;
