-- The worst case of every agent in one's charge, worst first.
-- Takes the session's token. Returns one row an account, at most 1,000; when refused, one row with the code alone.
-- Names of agents, never of young people.
--   alone_before, deceived_before: as kept on the latest earlier day
--   without_cover, without_raise: alone, were its covers ended, or the larger cap that two granted
--   with_two: deceived, were an approver to grant two wishes a day and no more
--   history: deceived, as kept on the last 30 days, oldest first
--   structure_people, structure_bound: its structure's dossiers, and all its structure may be shown in a day
CREATE OR REPLACE FUNCTION gate.worst_cases(p_token bytea)
RETURNS TABLE (code text, account_id bigint, structure_id bigint, structure_name text, display_name text, role text,
  state text, on_probation boolean, people integer, listed integer, contact integer, identifier integer, document integer,
  alone integer, lineage integer, deceived integer, alone_before integer, deceived_before integer,
  without_cover integer, without_raise integer, with_two integer, history integer[], structure_people integer,
  structure_bound integer, last_seen_at timestamptz, passkeys integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  v gate.verdict := gate.ask(p_token, 'account.worst_case', NULL, '{}', '{}', '{}');
  t timestamptz := clock_timestamp();
BEGIN
  IF v.code IS NOT NULL THEN
    code := v.code;
    RETURN NEXT;
    RETURN;
  END IF;
  RETURN QUERY
  SELECT NULL::text, a.account_id, a.structure_id, s.name, a.display_name, a.role, a.state,
         coalesce(a.probation_until > t, false), gate.reachable(a.account_id, t + interval '24 hours'),
         w.listed, w.contact, w.identifier, w.document, w.alone, w.lineage, w.deceived, h.alone, h.deceived,
         CASE WHEN w.alone = 0 THEN 0 ELSE (SELECT r.total FROM gate.reach_in_a_day(a.structure_id, a.role,
           coalesce(a.probation_until >= t + interval '24 hours', false), a.account_id,
           (SELECT count(DISTINCT g.beneficiary_id)::integer FROM gate.relationship AS g WHERE g.account_id = a.account_id
              AND g.kind <> 'covers' AND g.since < t + interval '24 hours' AND (g.until IS NULL OR g.until > t)),
           NULL, NULL) AS r) END,
         CASE WHEN w.alone = 0 THEN 0 ELSE (SELECT r.total FROM gate.reach_in_a_day(a.structure_id, a.role,
           coalesce(a.probation_until >= t + interval '24 hours', false), NULL,
           gate.reachable(a.account_id, t + interval '24 hours'), NULL, NULL) AS r) END,
         CASE WHEN w.deceived = w.alone + w.lineage THEN w.deceived
              ELSE (SELECT x.deceived FROM gate.worst_case(a.account_id, 2) AS x) END,
         ARRAY(SELECT d.deceived FROM gate.worst_case_day AS d WHERE d.structure_id = a.structure_id
           AND d.account_id = a.account_id AND d.day > (t AT TIME ZONE 'UTC')::date - 30 ORDER BY d.day),
         home.people, home.bound,
         (SELECT max(x.last_seen_at) FROM identity.session AS x WHERE x.account_id = a.account_id),
         (SELECT count(*)::integer FROM identity.passkey AS k WHERE k.account_id = a.account_id)
  FROM identity.structure AS s
  CROSS JOIN LATERAL (SELECT
    (SELECT count(*)::integer FROM vault.beneficiary AS b WHERE b.structure_id = s.structure_id) AS people,
    (SELECT sum(coalesce(c.people, least(i.people - i.allotted, i.structure_default)))::integer
       FROM gate.instance_cap AS i
       LEFT JOIN gate.structure_cap AS c ON c.structure_id = s.structure_id AND c.class = i.class) AS bound) AS home
  JOIN identity.account AS a ON a.structure_id = s.structure_id
    AND a.role IN ('counsellor', 'account_manager', 'supervisor') AND a.state <> 'removed'
  CROSS JOIN LATERAL gate.worst_case(a.account_id) AS w
  LEFT JOIN LATERAL (SELECT d.alone, d.deceived FROM gate.worst_case_day AS d
    WHERE d.structure_id = a.structure_id AND d.account_id = a.account_id AND d.day < (t AT TIME ZONE 'UTC')::date
    ORDER BY d.day DESC LIMIT 1) AS h ON true
  WHERE identity.in_charge(v.account_id, s.structure_id)
  ORDER BY w.deceived DESC, w.alone DESC, a.account_id
  LIMIT 1000;
END
$$;
