-- Grants an approved wish: one branch a kind. Inner function, called by gate.approve alone, which holds the locks and
-- has just checked the wish again.
-- Takes the request and the last approver. Returns the request, with the account that an invitation made.
CREATE OR REPLACE FUNCTION gate.apply_request(r gate.request, p_approver bigint) RETURNS gate.request
LANGUAGE plpgsql AS $$
DECLARE
  p jsonb := (r).payload;
  t timestamptz := clock_timestamp();
  probation timestamptz := t + make_interval(days => gate.number('probation_days'));
  -- An account that came through SSO was asked for by nobody: its first approver stands for who asked.
  asker bigint := coalesce((r).requested_by, (SELECT x.account_id FROM gate.approval AS x
    WHERE x.request_id = (r).request_id AND x.account_id <> p_approver ORDER BY x.at LIMIT 1));
BEGIN
  CASE (r).kind
  WHEN 'account.invite' THEN
    INSERT INTO identity.account AS a (structure_id, role, email, display_name, state, probation_until, requested_by, approved_by, born)
    VALUES ((r).structure_id, p ->> 'role', p ->> 'email', p ->> 'display_name', 'active', probation, asker, p_approver, 'invitation')
    RETURNING a.account_id INTO r.account_id;
    PERFORM identity.write_entry((r).account_id, 'identity.create_account', NULL,
      jsonb_build_object('by', 'invitation', 'role', p ->> 'role', 'requested_by', asker, 'approved_by', p_approver));
    PERFORM identity.queue_mail((r).account_id, 'invitation', NULL, (r).request_id, NULL);
  WHEN 'account.role' THEN
    -- Another trade: what was reached by the old one is not reached by the new one.
    PERFORM identity.end_reach((r).account_id);
    UPDATE identity.account AS a SET role = p ->> 'role', probation_until = probation WHERE a.account_id = (r).account_id;
    PERFORM identity.close_doors((r).account_id, 'role_changed');
  WHEN 'account.move' THEN
    PERFORM identity.end_reach((r).account_id);
    -- Sessions carry the structure: they end before the account leaves it.
    PERFORM identity.close_doors((r).account_id, 'moved');
    UPDATE identity.account AS a SET structure_id = (p ->> 'structure_id')::bigint, probation_until = probation
    WHERE a.account_id = (r).account_id;
    UPDATE identity.passkey AS k SET structure_id = (p ->> 'structure_id')::bigint WHERE k.account_id = (r).account_id;
  WHEN 'account.enable' THEN
    UPDATE identity.account AS a SET state = 'active', reviewed_at = t, probation_until = probation WHERE a.account_id = (r).account_id;
  WHEN 'account.unfreeze' THEN
    PERFORM identity.unfreeze_now((r).account_id);
  WHEN 'account.admit' THEN
    UPDATE identity.account AS a SET state = 'active', probation_until = probation, requested_by = asker, approved_by = p_approver
    WHERE a.account_id = (r).account_id;
    -- Its first passkey, without which nothing sensitive opens: by link, never by single sign-on.
    PERFORM identity.queue_mail((r).account_id, 'invitation', NULL, (r).request_id, NULL);
  WHEN 'account.recover' THEN
    INSERT INTO identity.recovery (request_id, structure_id, account_id, due_at)
    VALUES ((r).request_id, (r).structure_id, (r).account_id, t + make_interval(hours => gate.number('recovery_hours')));
    -- The true owner hears of it wherever we can reach them, and so do those who know them.
    PERFORM identity.queue_mail((r).account_id, 'recovery.notice', NULL, (r).request_id, NULL);
    PERFORM identity.queue_mail_to_managers((r).structure_id, NULL, 'recovery.managers', (r).account_id, (r).request_id,
      'recovery:' || (r).request_id);
  WHEN 'budget.raise' THEN
    INSERT INTO gate.account_cap AS c (structure_id, account_id, class, people, until)
    VALUES ((r).structure_id, (r).account_id, p ->> 'class', (p ->> 'people')::integer, t + make_interval(hours => (p ->> 'hours')::integer))
    ON CONFLICT (structure_id, account_id, class) DO UPDATE SET people = excluded.people, until = excluded.until;
  WHEN 'files.assign' THEN
    PERFORM gate.follow((r).structure_id,
      ARRAY(SELECT id::bigint FROM jsonb_array_elements_text(p -> 'beneficiaries') AS id), (r).account_id);
    UPDATE vault.beneficiary AS b SET counsellor_account_id = (r).account_id
    FROM jsonb_array_elements_text(p -> 'beneficiaries') AS id
    WHERE b.structure_id = (r).structure_id AND b.beneficiary_id = id::bigint;
  WHEN 'notice.send' THEN
    PERFORM notice.start(p, p_approver);
  WHEN 'incident.identity' THEN
    PERFORM incident.grant_identity(r, p_approver);
  WHEN 'breaker.lift' THEN
    DELETE FROM gate.breaker AS b WHERE b.structure_id = (p ->> 'structure')::bigint;
  WHEN 'cover.grant' THEN
    -- The people followed now, and those whom gate.follow adds until it ends; the clock opens and closes it (gate.ask looks
    -- at since and until), no job does.
    INSERT INTO gate.cover (structure_id, absent, account_id, since, until)
    VALUES ((r).structure_id, (p ->> 'absent')::bigint, (r).account_id, (p ->> 'from')::timestamptz, (p ->> 'until')::timestamptz);
    INSERT INTO gate.relationship AS g (structure_id, beneficiary_id, account_id, kind, since, until)
    SELECT f.structure_id, f.beneficiary_id, (r).account_id, 'covers', (p ->> 'from')::timestamptz, (p ->> 'until')::timestamptz
    FROM gate.relationship AS f
    WHERE f.account_id = (p ->> 'absent')::bigint AND f.kind = 'follows' AND f.structure_id = (r).structure_id
      AND (f.until IS NULL OR f.until > t)
    ON CONFLICT (structure_id, beneficiary_id, account_id, kind, coalesce(referral_id, 0)) DO UPDATE
    SET since = excluded.since, until = excluded.until;
  END CASE;
  RETURN r;
END
$$;
