-- Closes an incident: when the list was fixed, the notification was sent and the register is written, or else with a
-- reason that says why without. An exercise needs no notification.
-- Returns the refusal or null: those of incident.ask, reason_required (something is missing, and no reason), invalid.
CREATE OR REPLACE FUNCTION incident.close(p_token bytea, p_incident bigint, p_why text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  v gate.verdict := incident.ask(p_token, 'incident.close', p_incident, true);
  code text := v.code;
  why text := nullif(btrim(p_why), '');
BEGIN
  IF code IS NOT NULL THEN
    RETURN code;
  END IF;
  code := CASE WHEN length(why) > 2000 THEN 'invalid'
               WHEN why IS NULL AND incident.missing(p_incident) <> '{}' THEN 'reason_required' END;
  IF code IS NULL THEN
    UPDATE incident.incident AS i SET state = 'closed', closed_by = v.account_id, closed_at = clock_timestamp(), closed_why = why
    WHERE i.incident_id = p_incident;
    PERFORM incident.write_item(p_incident, 'act', clock_timestamp(), v.account_id, 'closed', why);
  END IF;
  PERFORM identity.write_entry(v.account_id, 'incident.close', code, jsonb_build_object('incident', p_incident));
  RETURN code;
END
$$;
