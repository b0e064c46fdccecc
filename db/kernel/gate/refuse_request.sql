-- Refuses a wish, with the reason that the requester will read. Whoever may approve may refuse; and so may the account
-- concerned, its maker and its kin: saying no narrows.
-- Takes the session's token, the request, why. Returns null, or: those of gate.ask, not_found, approver_role,
-- own_request (withdraw it instead), request_closed, request_expired, reason_required.
CREATE OR REPLACE FUNCTION gate.refuse_request(p_token bytea, p_request bigint, p_why text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v gate.verdict;
  r gate.request;
  code text;
BEGIN
  v := gate.ask(p_token, 'request.refuse', NULL, '{}', '{}', jsonb_build_object('request', p_request));
  IF v.code IS NOT NULL THEN
    RETURN v.code;
  END IF;
  -- Accounts before requests, as in gate.approve.
  PERFORM FROM identity.account AS a JOIN gate.request AS x ON x.account_id = a.account_id AND x.kind = 'account.admit'
  WHERE x.request_id = p_request FOR NO KEY UPDATE OF a;
  SELECT x.* INTO r FROM gate.request AS x WHERE x.request_id = p_request FOR UPDATE;
  code := gate.may_approve(v.account_id, p_request);
  code := CASE
    WHEN r.request_id IS NULL THEN 'not_found'
    WHEN code IN ('approver_role', 'account_suspended', 'own_request') THEN code
    WHEN r.state <> 'waiting' THEN CASE r.state WHEN 'expired' THEN 'request_expired' ELSE 'request_closed' END
    WHEN r.expires_at <= clock_timestamp() THEN 'request_expired'
    WHEN length(btrim(coalesce(p_why, ''))) NOT BETWEEN 3 AND 500 THEN 'reason_required' END;
  IF code IS NULL THEN
    UPDATE gate.request AS x SET state = 'refused', decided_by = v.account_id, decided_at = clock_timestamp(),
      decided_why = btrim(p_why), payload = gate.without_names(x.kind, x.payload)
    WHERE x.request_id = p_request;
    IF r.kind = 'account.admit' THEN
      UPDATE identity.account AS a SET state = 'removed' WHERE a.account_id = r.account_id AND a.state = 'pending';
    END IF;
    PERFORM identity.queue_mail(r.requested_by, 'request.refused', r.account_id, p_request, NULL);
  END IF;
  PERFORM identity.write_entry(v.account_id, 'request.refuse', code, jsonb_build_object('request', p_request,
    'kind', r.kind, 'account', r.account_id, 'requested_by', r.requested_by, 'refused_by', v.account_id));
  RETURN code;
END
$$;
