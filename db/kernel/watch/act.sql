-- An act from an alert, narrowing, so one person is enough:
--   'end_sessions'  the account is signed out everywhere
--   'close_links'   the one-time links that it opened a way with, and the sessions that came in by them; its own
--                   enrolment links
--   'close'         the alert was looked at; p_why: false_alarm | explained | handled | exercise. What held the account
--                   back is lifted, but a freeze: that takes two (account.unfreeze)
-- Takes the session's token, the alert, the act and why. Returns the refusal or null, and how many were hit. Refusals:
-- those of gate.ask, not_found (not in one's charge), own_account, state (closed already), reason_required.
CREATE OR REPLACE FUNCTION watch.act(p_token bytea, p_alert bigint, p_act text, p_why text, OUT code text, OUT hit integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  v gate.verdict;
  x watch.alert;
  t timestamptz := clock_timestamp();
  operation text := 'alert.' || p_act;
BEGIN
  IF p_act IS NULL OR p_act NOT IN ('end_sessions', 'close_links', 'close') THEN
    RAISE EXCEPTION 'watch.act: unknown act' USING ERRCODE = '22023';
  END IF;
  v := gate.ask(p_token, operation, NULL, '{}', '{}', jsonb_build_object('alert', p_alert));
  code := v.code;
  hit := 0;
  IF code IS NOT NULL THEN
    RETURN;
  END IF;
  SELECT y.* INTO x FROM watch.alert AS y WHERE y.alert_id = p_alert FOR UPDATE;
  code := CASE
    WHEN x.alert_id IS NULL OR NOT coalesce(identity.in_charge(v.account_id, x.structure_id), false) THEN 'not_found'
    WHEN x.account_id = v.account_id THEN 'own_account'
    WHEN p_act = 'close' AND x.state <> 'open' THEN 'state'
    WHEN p_act = 'close' AND (p_why IS NULL OR p_why NOT IN ('false_alarm', 'explained', 'handled', 'exercise')) THEN 'reason_required' END;
  IF code IS NULL AND p_act = 'end_sessions' THEN
    UPDATE identity.session AS s SET ended_at = t, ended_why = 'ended_by_supervision'
    WHERE s.account_id = x.account_id AND s.ended_at IS NULL;
    GET DIAGNOSTICS hit = ROW_COUNT;
  ELSIF code IS NULL AND p_act = 'close_links' THEN
    UPDATE identity.session AS s SET ended_at = t, ended_why = 'link_revoked'
    WHERE s.ended_at IS NULL AND s.scope_referral IN (SELECT l.referral_id FROM identity.link AS l
      WHERE l.token_hash IN (SELECT w.h FROM watch.links_of(x.account_id) AS w(h)));
    UPDATE identity.link AS l SET revoked_at = t WHERE l.token_hash IN (SELECT w.h FROM watch.links_of(x.account_id) AS w(h));
    GET DIAGNOSTICS hit = ROW_COUNT;
    UPDATE identity.enrolment AS e SET expires_at = t
    WHERE e.account_id = x.account_id AND e.used_at IS NULL AND e.expires_at > t;
  ELSIF code IS NULL THEN
    UPDATE watch.alert AS y SET state = 'closed', closed_by = v.account_id, closed_at = t, closed_why = p_why
    WHERE y.alert_id = p_alert;
    hit := 1;
    UPDATE watch.hold AS h SET touch_at = NULL, slow_until = NULL
    WHERE h.structure_id = x.structure_id AND h.account_id = x.account_id AND NOT EXISTS (SELECT FROM watch.alert AS y
      WHERE y.account_id = x.account_id AND y.state = 'open' AND y.measure <> 'warn');
  END IF;
  PERFORM identity.write_entry(v.account_id, operation, code, jsonb_build_object('alert', p_alert,
    'account', CASE WHEN code IS DISTINCT FROM 'not_found' THEN x.account_id END, 'why', CASE WHEN code IS NULL THEN p_why END, 'hit', hit));
END
$$;
