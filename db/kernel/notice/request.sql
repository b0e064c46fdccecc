-- Asks for the notices of an incident to be sent: another supervisor, of another lineage, reads them and decides
-- (gate.approve). A list fixed anew after an approval needs one of its own; those approved already go on.
-- Takes the session's token, the incident, and why.
-- Returns (code, request_id). Refusals: those of incident.ask; not_fixed (the step "Mesurer" has fixed no list, or
-- nobody is on it); state (nothing was written, or all was approved); reason_required; request_pending.
CREATE OR REPLACE FUNCTION notice.request(p_token bytea, p_incident bigint, p_why text, OUT code text, OUT request_id bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v gate.verdict := incident.ask(p_token, 'notice.request', p_incident, true);
  c notice.campaign;
  i incident.incident;
  people integer;
BEGIN
  code := v.code;
  IF code IS NOT NULL THEN
    RETURN;
  END IF;
  SELECT x.* INTO i FROM incident.incident AS x WHERE x.incident_id = p_incident;
  SELECT x.* INTO c FROM notice.campaign AS x WHERE x.incident_id = p_incident FOR UPDATE;
  people := notice.people(p_incident);
  code := CASE
    WHEN c.incident_id IS NULL THEN 'state'
    WHEN i.fixed_at IS NULL OR people = 0 THEN 'not_fixed'
    WHEN c.state <> 'draft' AND c.approved_fixing >= i.fixings THEN 'state'
    WHEN length(btrim(coalesce(p_why, ''))) NOT BETWEEN 3 AND 500 THEN 'reason_required'
    WHEN notice.is_asked(c.request_id) THEN 'request_pending' END;
  IF code IS NULL THEN
    -- One that nobody decided on in time must not stand in the way.
    UPDATE gate.request AS r SET state = 'expired', decided_at = clock_timestamp()
    WHERE r.request_id = c.request_id AND r.state = 'waiting';
    INSERT INTO gate.request AS x (structure_id, kind, payload, why, requested_by, expires_at)
    VALUES (i.structure_id, 'notice.send', jsonb_build_object('incident', p_incident, 'label', i.label, 'people', people,
              'exercise', i.exercise, 'fixing', i.fixings), btrim(p_why), v.account_id,
            clock_timestamp() + make_interval(hours => gate.number('request_hours')))
    RETURNING x.request_id INTO request_id;
    UPDATE notice.campaign AS x SET request_id = request.request_id WHERE x.incident_id = p_incident;
    PERFORM gate.tell_approvers(request_id);
  END IF;
  PERFORM identity.write_entry(v.account_id, 'notice.request', code,
    jsonb_build_object('incident', p_incident, 'people', people, 'request', request_id));
END
$$;
