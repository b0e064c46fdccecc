-- Changes what an open incident is about: its title, when it became known, its window, its accounts. What was fixed
-- stays as it was until the next fixing.
-- Returns the refusal or null: those of incident.ask, invalid, not_found (see check_choice).
CREATE OR REPLACE FUNCTION incident.change(
  p_token bytea, p_incident bigint, p_title text, p_known timestamptz, p_from timestamptz, p_to timestamptz,
  p_accounts bigint[]) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  v gate.verdict := incident.ask(p_token, 'incident.change', p_incident, true);
  code text := v.code;
  old incident.incident;
BEGIN
  IF code IS NOT NULL THEN
    RETURN code;
  END IF;
  SELECT * INTO old FROM incident.incident AS i WHERE i.incident_id = p_incident;
  code := CASE
    WHEN coalesce(length(btrim(p_title)) NOT BETWEEN 3 AND 200, true)
      OR p_known IS NULL OR p_known > clock_timestamp() OR p_known < old.opened_at - interval '400 days' THEN 'invalid'
    ELSE incident.check_choice(v.account_id,
      p_accounts,
      p_from, p_to) END;
  IF code IS NULL THEN
    UPDATE incident.incident AS i SET title = btrim(p_title), known_at = p_known, window_from = p_from, window_to = p_to
    WHERE i.incident_id = p_incident;
    PERFORM incident.choose(p_incident, p_accounts);
    -- The clock is the law's: who moved it stands in the file.
    IF old.known_at <> p_known THEN
      PERFORM incident.write_item(p_incident, 'act', clock_timestamp(), v.account_id, 'clock_moved',
        to_char(old.known_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'));
    END IF;
  END IF;
  PERFORM identity.write_entry(v.account_id, 'incident.change', code,
    jsonb_build_object('incident', p_incident, 'accounts', cardinality(p_accounts)));
  RETURN code;
END
$$;
