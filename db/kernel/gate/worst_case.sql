-- The worst case of one account (law 11): distinct people that whoever holds it could be shown in 24 hours.
-- Takes the account. Returns
--   by class and in all: alone, with what it reaches now or will before a day is over;
--   lineage: what the accounts that it asked for could be shown, beside;
--   deceived: all that, and what it could still be given by one approver who approves whatever it asks;
--   deceived, for a counsellor: with the larger caps that it asks for itself and that approver grants;
--   with_two: the same, were an approver to grant two wishes a day at most.
-- An account that is not active is shown nothing: 0. Whom it adds itself (a dossier that it types) it knew before.
--
-- One deceived approver grants at most `approvals_a_day` wishes. A new account of the attacker's costs one of them, and
-- so does waking one that sleeps; the others give files (at most `assign_files` each, or all those of a colleague for a
-- time) and raise budgets (at most to three times the role's cap: gate.check_request). We take the best way to spend
-- them. Recovering somebody's account needs two approvers: one who is deceived is not enough. Inner function.
-- A cover asked for in the day itself is no better than files given by a wish: it costs one, and gives one account what
-- a colleague has. Upper bound: a structure's own budget is not counted against it.
CREATE OR REPLACE FUNCTION gate.worst_case(p_account bigint,
  OUT listed integer, OUT contact integer, OUT identifier integer, OUT document integer, OUT alone integer,
  OUT lineage integer, OUT deceived integer, OUT with_two integer)
LANGUAGE plpgsql STABLE AS $$
DECLARE
  a identity.account;
  day_ahead timestamptz := clock_timestamp() + interval '24 hours';
  wishes integer := gate.number('approvals_a_day');
  files integer;
  homes bigint[];     -- the structures in its charge
  everybody integer;
  gains integer[];    -- gains[m + 1]: what m wishes spent on this one account add
  child record;
  now_shown integer;
  names boolean;      -- whether a supervisor stands below: one wish gives it one identity
  fresh integer;
  fresh_raises integer[];
  best integer[];     -- best[n + 1]: the most that n wishes add
BEGIN
  SELECT x.* INTO a FROM identity.account AS x WHERE x.account_id = p_account;
  SELECT r.listed, r.contact, r.identifier, r.document, r.total INTO listed, contact, identifier, document, alone
  FROM gate.reach_in_a_day(a.structure_id, a.role, coalesce(a.probation_until >= day_ahead, false), p_account,
    CASE WHEN a.state = 'active' THEN gate.reachable(p_account, day_ahead) ELSE 0 END, NULL, NULL) AS r;
  lineage := 0;
  deceived := alone;
  with_two := alone;
  IF a.state = 'active' AND EXISTS (SELECT FROM gate.operation AS o
      WHERE o.name = 'budget.request' AND a.role = ANY (o.roles)) THEN
    SELECT c.total, c.raises INTO fresh, fresh_raises
    FROM gate.caps_of(a.structure_id, p_account, coalesce(a.probation_until >= day_ahead, false)) AS c;
    now_shown := gate.reachable(p_account, day_ahead);
    SELECT greatest(alone, gate.best_of(least(now_shown, fresh), greatest(now_shown - fresh, 0), fresh, fresh_raises, 0, wishes)),
           greatest(alone, gate.best_of(least(now_shown, fresh), greatest(now_shown - fresh, 0), fresh, fresh_raises, 0, least(wishes, 2)))
    INTO deceived, with_two;
  END IF;
  IF a.state IS DISTINCT FROM 'active'
     OR NOT EXISTS (SELECT FROM gate.operation AS o WHERE o.name = 'account.request' AND a.role = ANY (o.roles)) THEN
    RETURN;
  END IF;

  homes := ARRAY(SELECT s.structure_id FROM identity.structure AS s WHERE identity.in_charge(p_account, s.structure_id));
  everybody := (SELECT count(*) FROM vault.beneficiary AS b WHERE b.structure_id = ANY (homes));
  SELECT greatest(gate.number('assign_files'), max(f.followed)) INTO files FROM (
    SELECT count(*) AS followed FROM gate.relationship AS g JOIN identity.account AS x ON x.account_id = g.account_id
    WHERE g.kind = 'follows' AND (g.until IS NULL OR g.until > clock_timestamp())
      AND x.structure_id = ANY (homes)
    GROUP BY g.account_id) AS f;
  best := array_fill(0, ARRAY[wishes + 1]);

  -- The accounts that it asked for: what they are shown already, and what each wish spent on them adds. Those who stand in
  -- for one colleague are given the same files by one wish: they count as one account with all their caps together.
  FOR child IN
    WITH mine AS (
      SELECT x.account_id, x.state <> 'active' AS sleeps, c.total AS cap, c.raises,
             gate.reachable(x.account_id, day_ahead) AS people
      FROM identity.requested_below(p_account) AS d(id) JOIN identity.account AS x ON x.account_id = d.id
      CROSS JOIN LATERAL gate.caps_of(x.structure_id, x.account_id,
        coalesce(x.probation_until >= day_ahead, false) OR x.state <> 'active') AS c
      WHERE x.role = 'counsellor' AND x.state <> 'removed'
    )
    SELECT m.sleeps, sum(least(m.people, m.cap))::integer AS shown, sum(greatest(m.people - m.cap, 0))::integer AS beyond,
           sum(m.cap)::integer AS caps,
           ARRAY(SELECT more FROM mine AS o CROSS JOIN LATERAL unnest(o.raises) AS more
                 WHERE o.account_id = ANY (array_agg(m.account_id)) ORDER BY more DESC) AS raises
    FROM mine AS m
    -- Who sleeps is given nothing by another's wish: a suspension ends its covers.
    LEFT JOIN gate.cover_groups(ARRAY(SELECT o.account_id FROM mine AS o WHERE NOT o.sleeps), day_ahead) AS g
      ON g.account_id = m.account_id
    GROUP BY m.sleeps, coalesce(g.group_id, m.account_id)
  LOOP
    now_shown := CASE WHEN child.sleeps THEN 0 ELSE child.shown END;
    lineage := lineage + now_shown;
    gains := ARRAY(SELECT CASE WHEN m = 0 THEN 0
        ELSE gate.best_of(child.shown, child.beyond, child.caps, child.raises, files, m - child.sleeps::integer) - now_shown END
      FROM generate_series(0, wishes) AS m ORDER BY m);
    -- Largest first: each account is given its wishes once.
    FOR n IN REVERSE wishes .. 1 LOOP
      FOR m IN 1 .. n LOOP
        best[n + 1] := greatest(best[n + 1], best[n - m + 1] + gains[m + 1]);
      END LOOP;
    END LOOP;
  END LOOP;
  -- Supervisors that it asked for: the identities granted to them.
  SELECT count(*) > 0, lineage + coalesce(sum(r.total) FILTER (WHERE x.state = 'active'), 0) INTO names, lineage
  FROM identity.requested_below(p_account) AS d(id) JOIN identity.account AS x ON x.account_id = d.id
  CROSS JOIN LATERAL gate.reach_in_a_day(x.structure_id, x.role, coalesce(x.probation_until >= day_ahead, false),
    x.account_id, gate.reachable(x.account_id, day_ahead), NULL, NULL) AS r
  WHERE x.role = 'supervisor' AND x.state <> 'removed';
  -- New accounts, as many as the wishes allow.
  SELECT c.total, c.raises INTO fresh, fresh_raises FROM gate.caps_of(a.structure_id, NULL, true) AS c;
  FOR n IN 2 .. wishes LOOP
    best[n + 1] := (SELECT max(best[n - m + 1] + CASE WHEN m < 2 THEN 0 ELSE gate.best_of(0, 0, fresh, fresh_raises, files, m - 1) END)
      FROM generate_series(0, n) AS m);
  END LOOP;
  -- The identity of one person exposed costs one wish (incident.request_identity).
  IF a.role = 'supervisor' OR names THEN
    FOR n IN 1 .. wishes LOOP
      best[n + 1] := greatest(best[n + 1], best[n] + 1);
    END LOOP;
  END IF;
  deceived := least(alone + lineage + best[wishes + 1], greatest(everybody, alone + lineage));
  with_two := least(alone + lineage + best[least(wishes, 2) + 1], greatest(everybody, alone + lineage));
END
$$;
