-- Asks the structure's account managers to admit a pending account; once at a time, and, when nobody decided, at most
-- once a day again. Inner function.
-- takes: the account. returns: account_pending
CREATE OR REPLACE FUNCTION identity.sso_ask_again(p_account bigint) RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
  v_request bigint;
  v_structure bigint := (SELECT a.structure_id FROM identity.account a WHERE a.account_id = p_account);
BEGIN
  -- One whose time is over and that no job has closed yet stands in the way of the next.
  UPDATE gate.request r SET state = 'expired', decided_at = clock_timestamp()
   WHERE r.account_id = p_account AND r.kind = 'account.admit' AND r.state = 'waiting' AND r.expires_at <= clock_timestamp();
  INSERT INTO gate.request AS r (structure_id, kind, account_id, payload, why, requested_by, expires_at, needs)
  SELECT v_structure, 'account.admit', p_account, '{}', 'Première connexion par le fournisseur d’identité.', NULL,
         clock_timestamp() + make_interval(hours => gate.number('request_hours')), 2
   WHERE NOT EXISTS (SELECT FROM gate.request q WHERE q.account_id = p_account AND q.kind = 'account.admit'
                       AND q.requested_at > clock_timestamp() - interval '1 day')
  ON CONFLICT DO NOTHING
  RETURNING r.request_id INTO v_request;
  IF v_request IS NOT NULL THEN
    PERFORM identity.queue_mail_to_managers(v_structure, NULL, 'request.waiting', p_account, v_request,
      'request:' || v_request);
  END IF;
  RETURN 'account_pending';
END
$$;
