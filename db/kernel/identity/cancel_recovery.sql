-- Stops an approved recovery before its link goes out: by the owner of the account, who still has a key, or by
-- whoever is in charge. Narrowing, so one person is enough.
-- Takes the session's token and the request. Returns null, or: those of gate.ask, not_found, request_closed.
CREATE OR REPLACE FUNCTION identity.cancel_recovery(p_token bytea, p_request bigint) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v gate.verdict := gate.ask(p_token, 'account.cancel_recovery', NULL, '{}', '{}', jsonb_build_object('request', p_request));
  r identity.recovery;
  code text := v.code;
BEGIN
  IF code IS NOT NULL THEN
    RETURN code;
  END IF;
  SELECT x.* INTO r FROM identity.recovery AS x WHERE x.request_id = p_request FOR UPDATE;
  code := CASE
    WHEN r.request_id IS NULL OR NOT (r.account_id = v.account_id
           OR coalesce(identity.in_charge(v.account_id, r.structure_id), false)) THEN 'not_found'
    WHEN r.done_at IS NOT NULL OR r.cancelled_at IS NOT NULL THEN 'request_closed' END;
  IF code IS NULL THEN
    UPDATE identity.recovery AS x SET cancelled_at = clock_timestamp(), cancelled_by = v.account_id
    WHERE x.request_id = p_request;
    PERFORM identity.queue_mail_to_managers(r.structure_id, NULL, 'recovery.cancelled', r.account_id, p_request,
      'recovery-cancelled:' || p_request);
  END IF;
  PERFORM identity.write_entry(v.account_id, 'account.cancel_recovery', code,
    jsonb_build_object('request', p_request, 'account', r.account_id));
  RETURN code;
END
$$;
