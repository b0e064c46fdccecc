-- Ends the waiting time of one recovery: the old keys and sessions end, a link goes to the account's own address, and
-- probation begins. The account descends from now on from who asked for this and who approved it: it is in their hands
-- that it came back, and a freeze of theirs must take it along. Inner function; see upkeep_at.
CREATE OR REPLACE FUNCTION identity.finish_recovery(p_request bigint, p_now timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  r identity.recovery;
  q gate.request;
BEGIN
  SELECT x.* INTO r FROM identity.recovery AS x WHERE x.request_id = p_request;
  PERFORM FROM identity.account AS a WHERE a.account_id = r.account_id FOR NO KEY UPDATE;
  UPDATE identity.recovery AS x SET done_at = p_now
  WHERE x.request_id = p_request AND x.done_at IS NULL AND x.cancelled_at IS NULL AND x.due_at <= p_now;
  IF NOT FOUND OR NOT EXISTS (SELECT FROM identity.account AS a WHERE a.account_id = r.account_id AND a.state = 'active') THEN
    RETURN;
  END IF;
  SELECT x.* INTO q FROM gate.request AS x WHERE x.request_id = p_request;
  PERFORM identity.close_doors(r.account_id, 'recovered');
  DELETE FROM identity.passkey AS k WHERE k.account_id = r.account_id;
  UPDATE identity.account AS a
  SET probation_until = p_now + make_interval(days => gate.number('probation_days')),
      requested_by = q.requested_by, approved_by = q.decided_by
  WHERE a.account_id = r.account_id;
  PERFORM identity.queue_mail(r.account_id, 'recovery.link', NULL, p_request, 'recovery-link:' || p_request);
  PERFORM identity.queue_mail_to_managers(r.structure_id, NULL, 'recovery.done', r.account_id, p_request, 'recovery-done:' || p_request);
  PERFORM identity.write_entry(r.account_id, 'account.recovered', NULL, jsonb_build_object('request', p_request,
    'requested_by', q.requested_by, 'approved_by', q.decided_by));
END
$$;
