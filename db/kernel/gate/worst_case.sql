-- The worst case of one account (law 11): distinct people that whoever holds it could be shown in 24 hours.
-- Takes the account. Returns
--   by class and in all: alone, with what it reaches now or will before a day is over;
--   lineage: what the accounts that it asked for could be shown, beside;
--   deceived: all that, and what it could still be given by one approver who approves whatever it asks.
-- An account that is not active is shown nothing: 0. Whom it adds itself (a dossier that it types) it knew before.
--
-- One deceived approver grants at most `approvals_a_day` wishes. An account of the attacker's costs two of them: the
-- invitation, and the files (at most `assign_files`, or a colleague's for a time); the others raise budgets, at most three
-- times the role's cap (gate.check_request). We take the best of the ways to spend them. Recovering somebody's account
-- needs two approvers, so one who is deceived is not enough. Inner function.
CREATE OR REPLACE FUNCTION gate.worst_case(p_account bigint,
  OUT listed integer, OUT contact integer, OUT identifier integer, OUT document integer, OUT alone integer,
  OUT lineage integer, OUT deceived integer)
LANGUAGE plpgsql STABLE AS $$
DECLARE
  a identity.account;
  day_ahead timestamptz := clock_timestamp() + interval '24 hours';
  approvals integer := gate.number('approvals_a_day');
  files integer := gate.number('assign_files');
  in_charge_of integer;
  fresh integer;
  raises integer[];
  gained integer := 0;
  child bigint;
BEGIN
  SELECT x.* INTO a FROM identity.account AS x WHERE x.account_id = p_account;
  SELECT r.listed, r.contact, r.identifier, r.document, r.total INTO listed, contact, identifier, document, alone
  FROM gate.reach_in_a_day(a.structure_id, a.role, coalesce(a.probation_until >= day_ahead, false), p_account,
    CASE WHEN a.state = 'active' THEN gate.reachable(p_account, day_ahead) ELSE 0 END, NULL, NULL) AS r;

  lineage := 0;
  FOR child IN SELECT d.id FROM identity.requested_below(p_account) AS d(id) LOOP
    lineage := lineage + coalesce((SELECT r.total FROM identity.account AS x CROSS JOIN LATERAL gate.reach_in_a_day(
      x.structure_id, x.role, coalesce(x.probation_until >= day_ahead, false), x.account_id,
      gate.reachable(x.account_id, day_ahead), NULL, NULL) AS r WHERE x.account_id = child AND x.state = 'active'), 0);
  END LOOP;

  IF a.state = 'active' AND EXISTS (SELECT FROM gate.operation AS o
      WHERE o.name = 'account.request' AND a.role = ANY (o.roles)) THEN
    SELECT count(*) INTO in_charge_of FROM vault.beneficiary AS b
    JOIN identity.structure AS s ON s.structure_id = b.structure_id WHERE identity.in_charge(p_account, s.structure_id);
    SELECT coalesce(sum(c.people), 0) INTO fresh FROM gate.cap AS c WHERE c.role = 'counsellor' AND c.probation;
    -- What each further approval adds to one account: the widest class first.
    SELECT array_agg(g.more ORDER BY g.more DESC) INTO raises FROM (
      SELECT 3 * c.people - p.people AS more FROM gate.cap AS c JOIN gate.cap AS p
        ON p.role = c.role AND p.class = c.class AND p.probation AND NOT c.probation
      WHERE c.role = 'counsellor') AS g;
    FOR made IN 1 .. approvals / 2 LOOP
      gained := greatest(gained, (
        SELECT sum(least(files, fresh + coalesce((SELECT sum(raises[n]) FROM generate_series(1,
                 -- raises go round the accounts one by one
                 (approvals - 2 * made) / made + CASE WHEN i <= (approvals - 2 * made) % made THEN 1 ELSE 0 END) AS n), 0)))
        FROM generate_series(1, made) AS i)::integer);
    END LOOP;
    gained := least(gained, in_charge_of);
  END IF;
  deceived := alone + lineage + gained;
END
$$;
