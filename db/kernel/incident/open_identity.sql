-- Takes up an identity that was granted to oneself: for ten seconds the gate finds the relationship 'named', which the
-- act that shows it (incident.name) asks for; then the touch of the passkey is spent, and another look wants another one.
-- Hands out the person's number, which names nobody and opens nothing by itself. Of an exercise nobody is tied: null.
-- Takes the session's token, the incident, the pseudonym's number. Fresh presence is needed.
-- Returns (code, structure, person). Refusals: those of incident.ask; identity_closed (not granted to oneself, or its
-- time is over); presence (this touch has served already,
-- for this identity or another).
-- A crash between this and the look costs a touch, and shows nothing.
CREATE OR REPLACE FUNCTION incident.open_identity(
  p_token bytea, p_incident bigint, p_person integer, OUT code text, OUT structure text, OUT person text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  v gate.verdict := incident.ask(p_token, 'incident.lift', p_incident, true);
  l incident.lift;
  t timestamptz;
  last timestamptz;
BEGIN
  code := v.code;
  IF code IS NOT NULL THEN
    RETURN;
  END IF;
  -- One look at a time, whichever identity: two at once must not share a touch.
  PERFORM FROM incident.lift AS x WHERE x.account_id = v.account_id ORDER BY x.request_id FOR UPDATE;
  t := clock_timestamp();
  last := (SELECT max(x.shown_at) FROM incident.lift AS x WHERE x.account_id = v.account_id);
  SELECT x.* INTO l FROM incident.lift AS x
  WHERE x.account_id = v.account_id AND x.incident_id = p_incident AND x.pseudonym = p_person AND x.until > t
  ORDER BY x.until DESC LIMIT 1;
  code := CASE
    WHEN l.request_id IS NULL THEN 'identity_closed'
    WHEN last IS NOT NULL AND coalesce((SELECT s.presence_at FROM identity.session AS s
           WHERE s.token_hash = sha256(p_token)) <= last, true) THEN 'presence' END;
  IF code IS NULL THEN
    IF NOT l.exercise THEN
      INSERT INTO gate.relationship AS g (structure_id, beneficiary_id, account_id, kind, since, until)
      VALUES (l.structure_id, l.beneficiary_id, v.account_id, 'named', t, t + interval '10 seconds')
      ON CONFLICT (structure_id, beneficiary_id, account_id, kind, coalesce(referral_id, 0)) DO UPDATE
      SET since = excluded.since, until = excluded.until;
      structure := l.structure_id::text;
      person := l.beneficiary_id::text;
    END IF;
    UPDATE incident.lift AS x SET shown_at = t, times = x.times + 1 WHERE x.request_id = l.request_id;
    PERFORM incident.write_person_item(p_incident, v.account_id, 'identity_shown', p_person, NULL);
  ELSIF code = 'presence' THEN
    -- Else the page that asks for a touch would find one that is fresh, and ask for none.
    UPDATE identity.session AS s SET presence_at = NULL WHERE s.token_hash = sha256(p_token);
  END IF;
  PERFORM identity.write_entry(v.account_id, 'incident.lift', code, jsonb_build_object('incident', p_incident,
    'person', p_person, 'request', l.request_id, 'approved_by', l.approved_by));
END
$$;
