-- The worst case of every agent in one's charge, worst first; for a supervision also of the organisations that may see
-- people of its structures.
-- Takes who reads, a structure (null: all), and how many accounts to skip. Returns one row an account, 1,000 at a time, in
-- the order of last night's numbers, new ones first. Names of agents, never of young people.
-- Inner function: the page 'worst_cases' of gate.read_page.
--   alone_before, deceived_before: as kept on the latest earlier day
--   without_cover, without_raise: alone, were its covers ended, or the larger cap that two granted
--   told, told_deceived: of how many people it could be told whether they have a dossier: gate.told_in_a_day
--   with_two: deceived, were an approver to grant two wishes a day and no more
--   history: deceived, as kept on the last 30 days, oldest first
--   structure_people, structure_bound: its structure's dossiers (an organisation's: the people it is tied to), and all
--   its structure may be shown in a day
--   total: how many accounts there are in all
CREATE OR REPLACE FUNCTION gate.worst_cases(p_reader bigint, p_structure bigint, p_skip integer)
RETURNS TABLE (account_id bigint, structure_id bigint, structure_name text, display_name text, role text,
  state text, on_probation boolean, people integer, listed integer, contact integer, identifier integer, document integer,
  alone integer, lineage integer, deceived integer, alone_before integer, deceived_before integer,
  without_cover integer, without_raise integer, with_two integer, history integer[], structure_people integer,
  structure_bound integer, last_seen_at timestamptz, passkeys integer,
  told integer, told_deceived integer, total integer)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  t timestamptz := clock_timestamp();
  charge bigint[] := ARRAY(SELECT s.structure_id FROM identity.structure AS s WHERE identity.in_charge(p_reader, s.structure_id));
  whom bigint[];
BEGIN
  whom := ARRAY(
    SELECT x.account_id FROM identity.account AS x
    WHERE x.structure_id = ANY (charge) AND (p_structure IS NULL OR x.structure_id = p_structure)
      AND x.role IN ('counsellor', 'account_manager', 'supervisor') AND x.state <> 'removed'
    UNION
    SELECT x.account_id FROM gate.providers_of(charge, t + interval '24 hours') AS p(id)
    JOIN identity.account AS x ON x.account_id = p.id AND (p_structure IS NULL OR x.structure_id = p_structure)
    WHERE EXISTS (SELECT FROM identity.account AS me JOIN identity.structure AS s ON s.structure_id = me.structure_id
                  WHERE me.account_id = p_reader AND s.kind = 'supervision'));
  RETURN QUERY
  WITH known AS MATERIALIZED (
    SELECT x.account_id, x.structure_id, x.display_name, x.role, x.state, x.probation_until,
           h.alone AS kept_alone, h.deceived AS kept_deceived
    FROM identity.account AS x
    LEFT JOIN LATERAL (SELECT d.alone, d.deceived FROM gate.worst_case_day AS d
      WHERE d.structure_id = x.structure_id AND d.account_id = x.account_id AND d.day < (t AT TIME ZONE 'UTC')::date
      ORDER BY d.day DESC LIMIT 1) AS h ON true
    WHERE x.account_id = ANY (whom)
    ORDER BY h.deceived DESC NULLS FIRST, x.account_id
    LIMIT 1000 OFFSET least(greatest(coalesce(p_skip, 0), 0), 1000000)
  ), home AS MATERIALIZED (
    SELECT s.structure_id, s.name,
           CASE s.kind WHEN 'provider' THEN
             (SELECT count(DISTINCT (g.structure_id, g.beneficiary_id))::integer FROM identity.account AS p
              JOIN gate.relationship AS g ON g.account_id = p.account_id AND g.kind = 'provider'
              WHERE p.structure_id = s.structure_id AND g.since < t + interval '24 hours' AND (g.until IS NULL OR g.until > t))
           ELSE (SELECT count(*)::integer FROM vault.beneficiary AS b WHERE b.structure_id = s.structure_id) END AS people,
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
           (SELECT count(DISTINCT p.id)::integer FROM (
              SELECT g.beneficiary_id AS id FROM gate.relationship AS g WHERE g.account_id = a.account_id
                AND g.kind <> 'covers' AND g.since < t + interval '24 hours' AND (g.until IS NULL OR g.until > t)
              UNION ALL SELECT l.beneficiary_id FROM incident.lift AS l
              WHERE l.account_id = a.account_id AND l.until > t AND NOT l.exercise) AS p),
           NULL, NULL) AS r) END,
         CASE WHEN w.alone = 0 THEN 0 ELSE (SELECT r.total FROM gate.reach_in_a_day(a.structure_id, a.role,
           coalesce(a.probation_until >= t + interval '24 hours', false), NULL,
           gate.reachable(a.account_id, t + interval '24 hours'), NULL, NULL) AS r) END,
         w.with_two,
         ARRAY(SELECT d.deceived FROM gate.worst_case_day AS d WHERE d.structure_id = a.structure_id
           AND d.account_id = a.account_id AND d.day > (t AT TIME ZONE 'UTC')::date - 30 ORDER BY d.day),
         home.people, home.bound,
         (SELECT max(x.last_seen_at) FROM identity.session AS x WHERE x.account_id = a.account_id),
         (SELECT count(*)::integer FROM identity.passkey AS k WHERE k.account_id = a.account_id),
         told.alone, told.deceived, cardinality(whom)
  FROM known AS a JOIN home ON home.structure_id = a.structure_id
  CROSS JOIN LATERAL gate.worst_case(a.account_id) AS w
  CROSS JOIN LATERAL gate.told_in_a_day(a.account_id) AS told
  ORDER BY w.deceived DESC, w.alone DESC, a.account_id;
END
$$;
