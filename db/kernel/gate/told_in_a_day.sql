-- Of how many people whoever holds this account could be told in 24 hours, at most, that they have a dossier, or none:
-- one each for the questions of vault.check_duplicate, which are asked about anybody, tied to the account or not.
-- Takes the account. Returns
--   alone: its own questions (setting duplicate_checks, missing: none are answered); 0 where its role has no such act, or
--   it is not active;
--   deceived: those, those of the counsellors that it asked for, and of those that one approver who approves whatever it
--   asks could give it or wake in a day, a wish each. No other wish adds a question.
-- Inner function.
CREATE OR REPLACE FUNCTION gate.told_in_a_day(p_account bigint, OUT alone integer, OUT deceived integer)
LANGUAGE sql STABLE AS $$
  SELECT q.own, q.own + q.each * CASE WHEN q.asks THEN q.below + gate.number('approvals_a_day') ELSE 0 END
  FROM (
    SELECT n.each, a.state = 'active' AND EXISTS (SELECT FROM gate.operation AS o
             WHERE o.name = 'account.request' AND a.role = ANY (o.roles)) AS asks,
           CASE WHEN a.state = 'active' AND EXISTS (SELECT FROM gate.operation AS o
             WHERE o.name = 'dossier.check_duplicate' AND a.role = ANY (o.roles)) THEN n.each ELSE 0 END AS own,
           (SELECT count(*)::integer FROM identity.requested_below(p_account) AS d(id)
            JOIN identity.account AS x ON x.account_id = d.id
            WHERE x.role = 'counsellor' AND x.state = 'active') AS below
    FROM identity.account AS a
    CROSS JOIN (SELECT greatest(coalesce(gate.setting('duplicate_checks')::integer, 0), 0) AS each) AS n
    WHERE a.account_id = p_account
  ) AS q
$$;
