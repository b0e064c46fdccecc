-- The worst case of every agent in one's charge, worst first.
-- Takes who reads, and a structure (null: all). Returns one row an account, at most 1,000. Of more accounts than that,
-- those that were widest last night, and new ones. Names of agents, never of young people.
-- Inner function: the page 'worst_cases' of gate.read_page.
--   alone_before, deceived_before: as kept on the latest earlier day
--   without_cover, without_raise: alone, were its covers ended, or the larger cap that two granted
--   with_two: deceived, were an approver to grant two wishes a day and no more
--   history: deceived, as kept on the last 30 days, oldest first
--   structure_people, structure_bound: its structure's dossiers, and all its structure may be shown in a day
CREATE OR REPLACE FUNCTION gate.worst_cases(p_reader bigint, p_structure bigint)
RETURNS TABLE (account_id bigint, structure_id bigint, structure_name text, display_name text, role text,
  state text, on_probation boolean, people integer, listed integer, contact integer, identifier integer, document integer,
  alone integer, lineage integer, deceived integer, alone_before integer, deceived_before integer,
  without_cover integer, without_raise integer, with_two integer, history integer[], structure_people integer,
  structure_bound integer, last_seen_at timestamptz, passkeys integer)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  t timestamptz := clock_timestamp();
  homes bigint[];
BEGIN
  homes := ARRAY(SELECT s.structure_id FROM identity.structure AS s
                 WHERE (p_structure IS NULL OR s.structure_id = p_structure) AND identity.in_charge(p_reader, s.structure_id));
  RETURN QUERY
  WITH known AS MATERIALIZED (
    SELECT x.account_id, x.structure_id, x.display_name, x.role, x.state, x.probation_until,
           h.alone AS kept_alone, h.deceived AS kept_deceived
    FROM identity.account AS x
    LEFT JOIN LATERAL (SELECT d.alone, d.deceived FROM gate.worst_case_day AS d
      WHERE d.structure_id = x.structure_id AND d.account_id = x.account_id AND d.day < (t AT TIME ZONE 'UTC')::date
      ORDER BY d.day DESC LIMIT 1) AS h ON true
    WHERE x.structure_id = ANY (homes) AND x.role IN ('counsellor', 'account_manager', 'supervisor') AND x.state <> 'removed'
    ORDER BY h.deceived DESC NULLS FIRST, x.account_id
    LIMIT 1000
  ), home AS MATERIALIZED (
    SELECT s.structure_id, s.name,
           (SELECT count(*)::integer FROM vault.beneficiary AS b WHERE b.structure_id = s.structure_id) AS people,
           (SELECT sum(coalesce(c.people, least(i.people - i.allotted, i.structure_default)))::integer
              FROM gate.instance_cap AS i
              LEFT JOIN gate.structure_cap AS c ON c.structure_id = s.structure_id AND c.class = i.class) AS bound
    FROM identity.structure AS s WHERE s.structure_id IN (SELECT known.structure_id FROM known)
  )
  SELECT a.account_id, a.structure_id, home.name, a.display_name, a.role, a.state,
         coalesce(a.probation_until > t, false), gate.reachable(a.account_id, t + interval '24 hours'),
         w.listed, w.contact, w.identifier, w.document, w.alone, w.lineage, w.deceived, a.kept_alone, a.kept_deceived,
         CASE WHEN w.alone = 0 THEN 0 ELSE (SELECT r.total FROM gate.reach_in_a_day(a.structure_id, a.role,
           coalesce(a.probation_until >= t + interval '24 hours', false), a.account_id,
           (SELECT count(DISTINCT g.beneficiary_id)::integer FROM gate.relationship AS g WHERE g.account_id = a.account_id
              AND g.kind <> 'covers' AND g.since < t + interval '24 hours' AND (g.until IS NULL OR g.until > t)),
           NULL, NULL) AS r) END,
         CASE WHEN w.alone = 0 THEN 0 ELSE (SELECT r.total FROM gate.reach_in_a_day(a.structure_id, a.role,
           coalesce(a.probation_until >= t + interval '24 hours', false), NULL,
           gate.reachable(a.account_id, t + interval '24 hours'), NULL, NULL) AS r) END,
         w.with_two,
         ARRAY(SELECT d.deceived FROM gate.worst_case_day AS d WHERE d.structure_id = a.structure_id
           AND d.account_id = a.account_id AND d.day > (t AT TIME ZONE 'UTC')::date - 30 ORDER BY d.day),
         home.people, home.bound,
         (SELECT max(x.last_seen_at) FROM identity.session AS x WHERE x.account_id = a.account_id),
         (SELECT count(*)::integer FROM identity.passkey AS k WHERE k.account_id = a.account_id)
  FROM known AS a JOIN home ON home.structure_id = a.structure_id
  CROSS JOIN LATERAL gate.worst_case(a.account_id) AS w
  ORDER BY w.deceived DESC, w.alone DESC, a.account_id;
END
$$;
