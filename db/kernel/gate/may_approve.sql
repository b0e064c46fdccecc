-- Whether this account may approve that wish: the one place that says so. Read under the locks of gate.approve, where
-- it counts; elsewhere it only draws a page.
-- Takes the account and the request. Returns null when it may, else the first of:
--   not_found, account_suspended, approver_role (not in charge of the structure: see identity.in_charge),
--   own_request (asked for it), concerned (would be widened by it), lineage (made by, or maker of, who asked or who
--   approved already, or given its role by them; made by one and the same; made by the account concerned), approver_probation,
--   already_approved, approvals_spent (five a day: one deceived approver must not open a whole structure)
CREATE OR REPLACE FUNCTION gate.may_approve(p_account bigint, p_request bigint) RETURNS text
LANGUAGE plpgsql STABLE AS $$
DECLARE
  a identity.account;
  r gate.request;
  t timestamptz := clock_timestamp();
  other bigint;
BEGIN
  SELECT x.* INTO r FROM gate.request AS x WHERE x.request_id = p_request;
  SELECT x.* INTO a FROM identity.account AS x WHERE x.account_id = p_account;
  IF r.request_id IS NULL THEN
    RETURN 'not_found';
  ELSIF a.state IS DISTINCT FROM 'active' THEN
    RETURN 'account_suspended';
  ELSIF NOT coalesce(identity.in_charge(a.account_id, gate.decides_at(r)), false) THEN
    RETURN 'approver_role';
  ELSIF r.kind = 'breaker.lift' AND NOT coalesce(watch.may_break(a.account_id, (r.payload ->> 'structure')::bigint), false) THEN
    RETURN 'approver_role';
  ELSIF r.kind = 'notice.send' AND NOT coalesce(incident.may_see(a.account_id, (r.payload ->> 'incident')::bigint), false) THEN
    RETURN 'approver_role';
  ELSIF r.requested_by = a.account_id THEN
    RETURN 'own_request';
  ELSIF r.account_id = a.account_id THEN
    RETURN 'concerned';
  END IF;
  -- Who asked, and who approved already: two pairs of eyes of one family are one.
  FOR other IN SELECT r.requested_by WHERE r.requested_by IS NOT NULL
               UNION SELECT p.account_id FROM gate.approval AS p
               WHERE p.request_id = r.request_id AND p.account_id <> a.account_id LOOP
    IF coalesce(identity.in_lineage(a.account_id, other), true) OR identity.same_family(a.account_id, other)
       OR gate.was_promoted_by(a.account_id, other) OR gate.was_promoted_by(other, a.account_id) THEN
      RETURN 'lineage';
    END IF;
  END LOOP;
  IF r.account_id IS NOT NULL AND EXISTS (SELECT FROM identity.descendants(r.account_id) AS d(id) WHERE d.id = a.account_id) THEN
    RETURN 'lineage';
  ELSIF a.probation_until > t THEN
    RETURN 'approver_probation';
  ELSIF EXISTS (SELECT FROM gate.approval AS p WHERE p.request_id = r.request_id AND p.account_id = a.account_id) THEN
    RETURN 'already_approved';
  ELSIF (SELECT count(*) FROM gate.approval AS p WHERE p.account_id = a.account_id AND p.at > t - interval '24 hours')
        >= gate.number('approvals_a_day') THEN
    RETURN 'approvals_spent';
  END IF;
  RETURN NULL;
END
$$;
