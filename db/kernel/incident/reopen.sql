-- Opens a closed incident again, with a reason. Returns the refusal or null: those of incident.ask, state (it is open),
-- reason_required.
CREATE OR REPLACE FUNCTION incident.reopen(p_token bytea, p_incident bigint, p_why text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  v gate.verdict := incident.ask(p_token, 'incident.close', p_incident, false);
  code text := v.code;
  why text := nullif(btrim(p_why), '');
BEGIN
  IF code IS NOT NULL THEN
    RETURN code;
  END IF;
  code := CASE WHEN why IS NULL OR length(why) > 2000 THEN 'reason_required' END;
  IF code IS NULL THEN
    UPDATE incident.incident AS i SET state = 'open', closed_by = NULL, closed_at = NULL, closed_why = NULL
    WHERE i.incident_id = p_incident AND i.state = 'closed';
    IF NOT FOUND THEN
      code := 'state';
    ELSE
      PERFORM incident.write_item(p_incident, 'act', clock_timestamp(), v.account_id, 'reopened', why);
    END IF;
  END IF;
  PERFORM identity.write_entry(v.account_id, 'incident.close', code, jsonb_build_object('incident', p_incident, 'reopen', true));
  RETURN code;
END
$$;
