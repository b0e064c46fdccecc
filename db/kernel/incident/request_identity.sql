-- Asks for the identity of one person on the list of an open incident: another supervisor, or the account manager of
-- the supervision, of another lineage, decides (gate.approve). Shows nobody.
-- Takes the session's token, the incident, the pseudonym's number, and why.
-- Returns (code, request_id). Refusals: those of incident.ask; not_found (nobody of this pseudonym on the list, or of a
-- structure that is not in one's charge); state (granted to oneself already, and still open); reason_required;
-- request_pending; too_many_pending (of this supervision as many wait as invitations may: each is mail to whoever decides).
CREATE OR REPLACE FUNCTION incident.request_identity(
  p_token bytea, p_incident bigint, p_person integer, p_why text, OUT code text, OUT request_id bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  v gate.verdict := incident.ask(p_token, 'incident.identity', p_incident, true);
  i incident.incident;
  e incident.exposed;
  t timestamptz := clock_timestamp();
BEGIN
  code := v.code;
  IF code IS NOT NULL THEN
    RETURN;
  END IF;
  SELECT x.* INTO i FROM incident.incident AS x WHERE x.incident_id = p_incident;
  SELECT x.* INTO e FROM incident.exposed AS x
  WHERE x.incident_id = p_incident AND x.pseudonym = p_person AND x.withdrawn_at IS NULL;
  -- Twenty pending means twenty, however many are asked for at once, of whatever incidents.
  PERFORM FROM identity.structure AS s WHERE s.structure_id = i.structure_id FOR NO KEY UPDATE;
  code := CASE
    WHEN e.pseudonym IS NULL OR NOT coalesce(identity.in_charge(v.account_id, e.structure_id), false) THEN 'not_found'
    WHEN length(btrim(coalesce(p_why, ''))) NOT BETWEEN 3 AND 500 THEN 'reason_required'
    WHEN EXISTS (SELECT FROM incident.lift AS l WHERE l.account_id = v.account_id AND l.incident_id = p_incident
                   AND l.pseudonym = p_person AND l.until > t) THEN 'state'
    WHEN (SELECT count(*) FROM gate.request AS r
          WHERE r.structure_id = i.structure_id AND r.kind = 'incident.identity' AND r.state = 'waiting'
            AND r.expires_at > t) >= gate.number('pending_invitations') THEN 'too_many_pending' END;
  IF code IS NULL THEN
    -- One that nobody decided on in time must not stand in the way.
    UPDATE gate.request AS r SET state = 'expired', decided_at = t
    WHERE r.kind = 'incident.identity' AND r.state = 'waiting' AND r.expires_at <= t
      AND r.payload ->> 'incident' = p_incident::text AND r.payload ->> 'person' = p_person::text;
    INSERT INTO gate.request AS x (structure_id, kind, payload, why, requested_by, expires_at)
    VALUES (i.structure_id, 'incident.identity', jsonb_build_object('incident', p_incident, 'label', i.label,
              'person', p_person, 'pseudonym', 'P-' || lpad(p_person::text, greatest(4, length(p_person::text)), '0')),
            btrim(p_why), v.account_id, t + make_interval(hours => gate.number('request_hours')))
    ON CONFLICT DO NOTHING
    RETURNING x.request_id INTO request_id;
    IF request_id IS NULL THEN
      code := 'request_pending';
    ELSE
      PERFORM incident.write_person_item(p_incident, v.account_id, 'identity_asked', p_person, btrim(p_why));
      PERFORM gate.tell_approvers(request_id);
    END IF;
  END IF;
  PERFORM identity.write_entry(v.account_id, 'incident.identity', code,
    jsonb_build_object('incident', p_incident, 'person', p_person, 'request', request_id));
END
$$;
