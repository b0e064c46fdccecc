-- The one door to incidents: ask, COMMIT, take, in one round trip. Invoker rights, as vault.reveals, and why there.
-- p_result: {"code", "entry"} and, when allowed, what the function of that name says (incident.take_read).
CREATE OR REPLACE PROCEDURE incident.read(
  p_token bytea, p_what text, p_incident bigint, p_asked jsonb, INOUT p_result jsonb)
LANGUAGE plpgsql AS $$
BEGIN
  p_result := incident.ask_read(p_token, p_what, p_incident, p_asked);
  COMMIT;
  IF p_result->>'code' IS NULL THEN
    p_result := p_result || incident.take_read(p_token, (p_result->>'entry')::bigint);
  END IF;
END
$$;
