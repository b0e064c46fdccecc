-- Asks the gate for an act on one incident. Inner function: first in each act of this schema.
-- Takes the session's token, the operation, the incident, and whether the act changes it (then its row is locked, and
-- it must be open). Returns the gate's verdict; beyond its refusals: not_found (no such incident, or not mine to see:
-- the same answer), state (closed).
CREATE OR REPLACE FUNCTION incident.ask(
  p_token bytea, p_operation text, p_incident bigint, p_changes boolean) RETURNS gate.verdict
LANGUAGE plpgsql AS $$
DECLARE
  v gate.verdict := gate.ask(p_token, p_operation, NULL, '{}', '{}', jsonb_build_object('incident', p_incident));
  now_state text;
BEGIN
  IF v.code IS NOT NULL THEN
    RETURN v;
  END IF;
  IF p_changes THEN
    SELECT i.state INTO now_state FROM incident.incident AS i WHERE i.incident_id = p_incident FOR NO KEY UPDATE;
  END IF;
  v.code := CASE WHEN NOT incident.may_see(v.account_id, p_incident) THEN 'not_found'
                 WHEN p_changes AND now_state <> 'open' THEN 'state' END;
  IF v.code IS NOT NULL THEN
    v.entry_id := identity.write_entry(v.account_id, p_operation, v.code, jsonb_build_object('incident', p_incident));
  END IF;
  RETURN v;
END
$$;
