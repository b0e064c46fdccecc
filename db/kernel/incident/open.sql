-- Opens an incident.
-- Takes the session's token, a title, when it became known (the 72 hours of GDPR art. 33 begin then), the window, the
-- accounts, whether it is an exercise, and the alert it comes from (null: none).
-- Returns the refusal or null, and its number. Refusals: those of gate.ask, invalid, not_found (see check_choice).
CREATE OR REPLACE FUNCTION incident.open(
  p_token bytea, p_title text, p_known timestamptz, p_from timestamptz, p_to timestamptz, p_accounts bigint[],
  p_exercise boolean, p_alert bigint, OUT code text, OUT opened bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  v gate.verdict := gate.ask(p_token, 'incident.open', NULL, '{}', '{}', '{}');
  year text := to_char(clock_timestamp() AT TIME ZONE 'Europe/Paris', 'YYYY');
BEGIN
  code := v.code;
  IF code IS NOT NULL THEN
    RETURN;
  END IF;
  code := CASE
    WHEN NOT EXISTS (SELECT FROM identity.structure AS s
                     WHERE s.structure_id = v.account_structure_id AND s.kind = 'supervision') THEN 'role'
    WHEN coalesce(length(btrim(p_title)) NOT BETWEEN 3 AND 200, true)
      OR p_known IS NULL OR p_known > clock_timestamp() OR p_known < clock_timestamp() - interval '400 days' THEN 'invalid'
    WHEN p_alert IS NOT NULL AND NOT EXISTS (SELECT FROM watch.alert AS w
           WHERE w.alert_id = p_alert AND identity.in_charge(v.account_id, w.structure_id)) THEN 'not_found'
    ELSE incident.check_choice(v.account_id, p_accounts, p_from, p_to) END;
  IF code IS NULL THEN
    -- One at a time: the number within the year has no holes and no twins.
    PERFORM pg_advisory_xact_lock(hashtextextended('incident.label', 0));
    INSERT INTO incident.incident (label, structure_id, title, opened_by, known_at, window_from, window_to, alert_id,
                                   exercise, seed)
    SELECT year || '-' || lpad((coalesce(max(split_part(i.label, '-', 2)::integer), 0) + 1)::text, 2, '0'),
           v.account_structure_id, btrim(p_title), v.account_id, p_known, p_from, p_to, p_alert,
           coalesce(p_exercise, false), ('x' || encode(substr(sha256(uuid_send(gen_random_uuid())), 1, 8), 'hex'))::bit(64)::bigint
    FROM incident.incident AS i WHERE i.label LIKE year || '-%'
    RETURNING incident_id INTO opened;
    PERFORM incident.choose(opened, p_accounts);
    PERFORM watch.attach(p_alert, opened);
    PERFORM incident.write_item(opened, 'act', clock_timestamp(), v.account_id, 'opened', NULL);
  END IF;
  PERFORM identity.write_entry(v.account_id, 'incident.open', code, jsonb_build_object('incident', opened));
END
$$;
