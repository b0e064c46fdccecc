-- Breaks the circuit of a structure, or (0) of the whole instance: from the next kernel call on, nothing is disclosed
-- there, to anybody; counting minors (incident.ask_birth_dates) waits too. Notices of art. 34 and mails go on: they go to the
-- person concerned. One supervisor is enough, with a touch of the key; lifting it takes two (breaker.lift).
-- Takes the session's token, the structure, and why (suspect | incident | exercise | other).
-- Returns null, or: those of gate.ask, not_found (not in one's charge), reason_required, state (broken already).
CREATE OR REPLACE FUNCTION watch.break(p_token bytea, p_structure bigint, p_why text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v gate.verdict := gate.ask(p_token, 'breaker.break', NULL, '{}', '{}', jsonb_build_object('structure', p_structure));
  code text := v.code;
BEGIN
  IF code IS NOT NULL THEN
    RETURN code;
  END IF;
  code := CASE
    WHEN NOT coalesce(watch.may_break(v.account_id, p_structure), false) THEN 'not_found'
    WHEN p_why IS NULL OR p_why NOT IN ('suspect', 'incident', 'exercise', 'other') THEN 'reason_required' END;
  IF code IS NULL THEN
    INSERT INTO gate.breaker (structure_id, broken_by, why) VALUES (p_structure, v.account_id, p_why) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
      code := 'state';
    END IF;
  END IF;
  PERFORM identity.write_entry(v.account_id, 'breaker.break', code, jsonb_build_object('structure', p_structure, 'why', p_why));
  RETURN code;
END
$$;
