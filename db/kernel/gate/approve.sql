-- Approves a wish; the approval that makes their number full also grants it, in the same transaction.
-- Takes the session's token, the request, and whether the approver met the person (matters for a recovery).
-- Returns null, or: those of gate.ask (fresh presence is needed: law 9), those of gate.may_approve, request_closed
-- (decided or withdrawn meanwhile), request_expired, requester_inactive, meeting_required (a recovery of which
-- nobody met the person), and those of gate.check_request.
--
-- Order of the locks, the same wherever accounts change: structures, accounts, the request, each by number. Of two
-- approvers at once the second finds it closed. A freeze waits for us, and then takes what we made with it; or we wait
-- for the freeze, and find the requester inactive.
CREATE OR REPLACE FUNCTION gate.approve(p_token bytea, p_request bigint, p_met boolean) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v gate.verdict;
  r gate.request;
  code text;
  given integer;
BEGIN
  v := gate.ask(p_token, 'request.approve', NULL, '{}', '{}', jsonb_build_object('request', p_request));
  IF v.code IS NOT NULL THEN
    RETURN v.code;
  END IF;
  SELECT x.* INTO r FROM gate.request AS x WHERE x.request_id = p_request;
  PERFORM FROM identity.structure AS s WHERE s.structure_id IN (r.structure_id, gate.decides_at(r))
  ORDER BY s.structure_id FOR NO KEY UPDATE;
  PERFORM FROM identity.account AS a
  WHERE a.account_id IN (v.account_id, r.requested_by, r.account_id)
     OR a.account_id IN (SELECT p.account_id FROM gate.approval AS p WHERE p.request_id = p_request)
  ORDER BY a.account_id FOR NO KEY UPDATE;
  SELECT x.* INTO r FROM gate.request AS x WHERE x.request_id = p_request FOR UPDATE;
  given := (SELECT count(*) FROM gate.approval AS p
            JOIN identity.account AS a ON a.account_id = p.account_id AND a.state = 'active'
            WHERE p.request_id = p_request AND p.account_id <> v.account_id);
  code := gate.may_approve(v.account_id, p_request);
  code := CASE
    WHEN r.request_id IS NULL THEN 'not_found'
    WHEN code IN ('approver_role', 'account_suspended') THEN code
    WHEN r.state <> 'waiting' THEN CASE r.state WHEN 'expired' THEN 'request_expired' ELSE 'request_closed' END
    WHEN r.expires_at <= clock_timestamp() THEN 'request_expired'
    WHEN r.requested_by IS NOT NULL AND NOT EXISTS (SELECT FROM identity.account AS a
           WHERE a.account_id = r.requested_by AND a.state = 'active') THEN 'requester_inactive'
    WHEN code IS NOT NULL THEN code
    WHEN r.kind = 'account.recover' AND given + 1 >= r.needs AND NOT coalesce(p_met, false)
         AND NOT EXISTS (SELECT FROM gate.approval AS p WHERE p.request_id = p_request AND p.met) THEN 'meeting_required'
    ELSE gate.check_request(r) END;
  IF code IS NULL THEN
    INSERT INTO gate.approval (request_id, account_id, met) VALUES (p_request, v.account_id, coalesce(p_met, false));
    IF given + 1 >= r.needs THEN
      r := gate.apply_request(r, v.account_id);
      UPDATE gate.request AS x SET state = 'approved', decided_by = v.account_id, decided_at = clock_timestamp(),
        account_id = r.account_id, payload = gate.without_names(r.kind, r.payload)
      WHERE x.request_id = p_request;
      PERFORM identity.queue_mail(r.requested_by, 'request.approved', r.account_id, p_request, NULL);
    END IF;
  END IF;
  -- Both are named in the log.
  PERFORM identity.write_entry(v.account_id, 'request.approve', code, jsonb_build_object('request', p_request,
    'kind', r.kind, 'account', r.account_id, 'requested_by', r.requested_by, 'approved_by', v.account_id,
    'approvals', CASE WHEN code IS NULL THEN given + 1 ELSE given END, 'needs', r.needs,
    'granted', code IS NULL AND given + 1 >= r.needs));
  RETURN code;
END
$$;
