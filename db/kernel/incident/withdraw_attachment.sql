-- Withdraws a piece of evidence from an open incident: nobody can take it any more, its line and its hash stay.
-- Returns the refusal or null: those of incident.ask, reason_required, not_found, state (withdrawn already).
CREATE OR REPLACE FUNCTION incident.withdraw_attachment(
  p_token bytea, p_incident bigint, p_attachment integer, p_why text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  v gate.verdict := incident.ask(p_token, 'incident.attach', p_incident, true);
  code text := v.code;
  a incident.attachment;
BEGIN
  IF code IS NOT NULL THEN
    RETURN code;
  END IF;
  SELECT x.* INTO a FROM incident.attachment AS x WHERE x.incident_id = p_incident AND x.attachment = p_attachment;
  code := CASE
    WHEN a.attachment IS NULL THEN 'not_found'
    WHEN a.withdrawn_at IS NOT NULL THEN 'state'
    WHEN length(btrim(coalesce(p_why, ''))) NOT BETWEEN 3 AND 500 THEN 'reason_required' END;
  IF code IS NULL THEN
    UPDATE incident.attachment AS x
    SET withdrawn_at = clock_timestamp(), withdrawn_by = v.account_id, withdrawn_why = btrim(p_why)
    WHERE x.incident_id = p_incident AND x.attachment = p_attachment;
  END IF;
  PERFORM identity.write_entry(v.account_id, 'incident.attach', code,
    jsonb_build_object('incident', p_incident, 'attachment', p_attachment, 'withdraw', true));
  RETURN code;
END
$$;
