-- Sends the enrolment link of an invitation again, to the same address that two people agreed on. Only to an account
-- that never had a passkey, within a fortnight of its creation; at most once an hour.
-- Takes the session's token and the account. Returns null, or: those of gate.ask, not_found, state, rate_limited.
CREATE OR REPLACE FUNCTION identity.resend_invitation(p_token bytea, p_account bigint) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v gate.verdict := gate.ask(p_token, 'account.resend', NULL, '{}', '{}', jsonb_build_object('account', p_account));
  a identity.account;
  code text := v.code;
BEGIN
  IF code IS NOT NULL THEN
    RETURN code;
  END IF;
  SELECT x.* INTO a FROM identity.account AS x WHERE x.account_id = p_account FOR NO KEY UPDATE;
  code := CASE
    WHEN a.role IS NULL OR NOT coalesce(identity.in_charge(v.account_id, a.structure_id), false) THEN 'not_found'
    WHEN a.state <> 'active' OR a.born <> 'invitation' OR a.created_at < clock_timestamp() - interval '14 days'
      OR identity.ever_signed_in(a.account_id) THEN 'state'
    WHEN EXISTS (SELECT FROM identity.outbox AS o WHERE o.account_id = p_account AND o.template = 'invitation'
                   AND o.queued_at > clock_timestamp() - interval '1 hour') THEN 'rate_limited' END;
  IF code IS NULL THEN
    PERFORM identity.queue_mail(p_account, 'invitation', NULL, NULL, NULL);
  END IF;
  PERFORM identity.write_entry(v.account_id, 'account.resend', code, jsonb_build_object('account', p_account));
  RETURN code;
END
$$;
