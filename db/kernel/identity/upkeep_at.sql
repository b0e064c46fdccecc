-- What time does to accounts, judged at an instant; one account at a time, so that no two rows are locked against the
-- order of gate.approve: call it again, in a transaction of its own, while it returns true.
--   a recovery whose waiting time is over: see finish_recovery
--   an account that nobody confirmed by the end of the grace period: suspended. Never the last account manager.
--   an account that came by single sign-on and that nobody admitted in time: closed, its subject let go, its name and
--   address forgotten; the same for the subject of one that was refused. Whoever comes again begins anew.
--   then, together: reviews that are due are asked for by mail (when due, a week later, two days before the end);
--   wishes expire; what was asked and never taken is forgotten, and so are values replaced long ago
-- Inner function, granted to nobody: see upkeep.
CREATE OR REPLACE FUNCTION identity.upkeep_at(p_now timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  review interval := make_interval(days => gate.number('review_days'));
  grace interval := make_interval(days => gate.number('review_grace_days'));
  due record;
BEGIN
  SELECT x.request_id INTO due FROM identity.recovery AS x
  WHERE x.done_at IS NULL AND x.cancelled_at IS NULL AND x.due_at <= p_now ORDER BY x.due_at LIMIT 1;
  IF FOUND THEN
    PERFORM identity.finish_recovery(due.request_id, p_now);
    RETURN true;
  END IF;

  SELECT a.account_id, a.structure_id, coalesce(a.reviewed_at, a.created_at) AS since INTO due
  FROM identity.account AS a
  WHERE a.role IN ('counsellor', 'account_manager', 'supervisor') AND a.state = 'active'
    AND coalesce(a.reviewed_at, a.created_at) + review + grace <= p_now AND NOT identity.is_last_manager(a.account_id)
  -- Managers last: who could still confirm the others.
  ORDER BY a.role = 'account_manager', a.account_id LIMIT 1;
  IF FOUND THEN
    PERFORM FROM identity.structure AS s WHERE s.structure_id = due.structure_id FOR NO KEY UPDATE;
    PERFORM FROM identity.account AS a WHERE a.account_id = due.account_id FOR NO KEY UPDATE;
    -- Confirmed, closed, or the last one by now: the next call looks again.
    UPDATE identity.account AS a SET state = 'suspended', state_before = a.state
    WHERE a.account_id = due.account_id AND a.state = 'active' AND coalesce(a.reviewed_at, a.created_at) = due.since
      AND NOT identity.is_last_manager(a.account_id);
    IF FOUND THEN
      PERFORM identity.close_doors(due.account_id, 'suspended');
      PERFORM identity.queue_mail_to_managers(due.structure_id, due.account_id, 'review.suspended', due.account_id, NULL,
        concat_ws(':', 'review-suspended', due.account_id, extract(epoch FROM due.since)));
      PERFORM identity.write_entry(due.account_id, 'account.suspend', NULL, jsonb_build_object('by', 'review'));
    END IF;
    RETURN true;
  END IF;

  SELECT a.account_id, a.structure_id INTO due FROM identity.sso_subject AS u
  JOIN identity.account AS a ON a.account_id = u.account_id
  WHERE a.born = 'sso' AND a.approved_by IS NULL AND a.state IN ('pending', 'removed')
    AND u.created_at + make_interval(days => gate.number('sso_pending_days')) <= p_now
  ORDER BY u.created_at LIMIT 1;
  IF FOUND THEN
    -- In the order of a first arrival and of gate.approve: structure, account, request.
    PERFORM FROM identity.structure AS s WHERE s.structure_id = due.structure_id FOR NO KEY UPDATE;
    PERFORM FROM identity.account AS a WHERE a.account_id = due.account_id FOR NO KEY UPDATE;
    -- Admitted by now: the next call looks again.
    UPDATE identity.account AS a SET state = 'removed', email = NULL, display_name = '?'
    WHERE a.account_id = due.account_id AND a.state IN ('pending', 'removed') AND a.approved_by IS NULL;
    IF FOUND THEN
      DELETE FROM identity.sso_subject AS u WHERE u.account_id = due.account_id;
      UPDATE gate.request AS r SET state = 'expired', decided_at = p_now
      WHERE r.account_id = due.account_id AND r.kind = 'account.admit' AND r.state = 'waiting';
      PERFORM identity.close_doors(due.account_id, 'removed');
      PERFORM identity.write_entry(due.account_id, 'account.remove', NULL, jsonb_build_object('by', 'pending'));
    END IF;
    RETURN true;
  END IF;

  PERFORM identity.queue_mail_to_managers(a.structure_id, a.account_id, 'review.due', a.account_id, NULL,
    concat_ws(':', 'review', a.account_id, extract(epoch FROM a.since), CASE
      WHEN p_now >= a.since + review + grace - interval '2 days' THEN 3
      WHEN p_now >= a.since + review + interval '7 days' THEN 2 ELSE 1 END))
  FROM (SELECT x.account_id, x.structure_id, coalesce(x.reviewed_at, x.created_at) AS since FROM identity.account AS x
        WHERE x.role IN ('counsellor', 'account_manager', 'supervisor') AND x.state = 'active'
          AND coalesce(x.reviewed_at, x.created_at) + review <= p_now) AS a;

  UPDATE gate.request AS r SET state = 'expired', decided_at = p_now, payload = gate.without_names(r.kind, r.payload)
  WHERE r.request_id IN (SELECT x.request_id FROM gate.request AS x
                         WHERE x.state = 'waiting' AND x.expires_at <= p_now ORDER BY x.request_id FOR UPDATE SKIP LOCKED);
  -- What was asked and never taken; nobody can take it any more.
  DELETE FROM gate.pending AS x WHERE x.at < clock_timestamp() - interval '1 minute';
  DELETE FROM gate.pending_page AS x WHERE x.at < clock_timestamp() - interval '1 minute';
  DELETE FROM vault.sealed_before AS x WHERE x.replaced_at < p_now - make_interval(days => gate.number('values_before_days'));
  RETURN false;
END
$$;
