-- Ends what an account can act with, now: sessions, enrolments, one-time links, mail that would carry a link, an open
-- recovery, the wishes it asked for that still wait, and that it is given the files that come to whom it stands in for
-- (those it has already it keeps until the cover's end). Its passkeys stay. Inner function.
-- Takes the account and why (a code). Every process sees it at its next kernel call.
CREATE OR REPLACE FUNCTION identity.close_doors(p_account bigint, p_why text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  t timestamptz := clock_timestamp();
BEGIN
  UPDATE identity.session AS s SET ended_at = t, ended_why = p_why
  WHERE s.account_id = p_account AND s.ended_at IS NULL;
  UPDATE identity.enrolment AS e SET expires_at = t
  WHERE e.account_id = p_account AND e.used_at IS NULL AND e.expires_at > t;
  UPDATE identity.link AS l SET revoked_at = t WHERE l.account_id = p_account AND l.revoked_at IS NULL;
  UPDATE identity.outbox AS o SET status = 'dropped', closed_at = t
  WHERE o.account_id = p_account AND o.status = 'waiting' AND o.template IN ('invitation', 'recovery.link');
  UPDATE identity.recovery AS r SET cancelled_at = t
  WHERE r.account_id = p_account AND r.done_at IS NULL AND r.cancelled_at IS NULL;
  UPDATE gate.cover AS c SET until = t, since = least(c.since, t) WHERE c.account_id = p_account AND c.until > t;
  UPDATE gate.request AS r SET state = 'withdrawn', decided_at = t, payload = gate.without_names(r.kind, r.payload)
  WHERE r.requested_by = p_account AND r.state = 'waiting';
END
$$;
