-- The family of an account for whoever is in charge of it: its ancestors, itself, its descendants, and the links
-- between them. It is what a freeze would hit (below >= 0), and what the drawing of the lineage shows.
-- Takes who reads, and the account, in its charge (gate.ask_page has looked). Returns one row an account, at most 300.
-- Names of agents, never of young people. Inner function: the page 'family' of gate.read_page.
--   below: generations below the account asked (0: itself; negative: above)
--   waiting: wishes that it asked for and a freeze would withdraw
--   worst: its worst case with one deceived approver; null for an account in somebody else's charge
--   last_manager: nobody else of this role is active in its structure; a freeze does it all the same, but says so
CREATE OR REPLACE FUNCTION identity.family(p_reader bigint, p_account bigint)
RETURNS TABLE (account_id bigint, below integer, display_name text, role text, structure_name text, state text,
  born text, created_at timestamptz, probation_until timestamptz, requested_by bigint, approved_by bigint,
  requested_by_name text, approved_by_name text,
  followed integer, live_sessions integer, waiting integer, worst integer, last_manager boolean, me boolean)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  -- The walks stop at 20 generations: a recovery can close a circle.
  WITH RECURSIVE down(id, n) AS (
    SELECT p_account, 0
    UNION
    SELECT a.account_id, down.n + 1 FROM down JOIN identity.account AS a ON down.id IN (a.requested_by, a.approved_by)
    WHERE down.n < 20
  ), up(id, n) AS (
    SELECT p_account, 0
    UNION
    SELECT parent.id, up.n - 1 FROM up JOIN identity.account AS a ON a.account_id = up.id
    CROSS JOIN LATERAL (VALUES (a.requested_by), (a.approved_by)) AS parent(id)
    WHERE parent.id IS NOT NULL AND up.n > -20
  ), members AS (
    SELECT id, min(n) AS n FROM (SELECT id, max(n) AS n FROM down GROUP BY id
                                 UNION ALL SELECT id, min(n) FROM up GROUP BY id) AS both_ways GROUP BY id
  )
  SELECT a.account_id, m.n, a.display_name, a.role, s.name, a.state, a.born, a.created_at, a.probation_until,
         a.requested_by, a.approved_by,
         (SELECT p.display_name FROM identity.account AS p WHERE p.account_id = a.requested_by),
         (SELECT p.display_name FROM identity.account AS p WHERE p.account_id = a.approved_by),
         (SELECT count(*)::integer FROM vault.beneficiary AS b
          WHERE b.structure_id = a.structure_id AND b.counsellor_account_id = a.account_id),
         (SELECT count(*)::integer FROM identity.session AS x
          WHERE x.account_id = a.account_id AND x.ended_at IS NULL AND x.idle_until > clock_timestamp()),
         (SELECT count(*)::integer FROM gate.request AS r WHERE r.requested_by = a.account_id AND r.state = 'waiting'),
         CASE WHEN identity.in_charge(p_reader, a.structure_id)
              THEN (SELECT w.deceived FROM gate.worst_case(a.account_id) AS w) END,
         a.role IN ('account_manager', 'supervisor') AND a.state = 'active'
           AND NOT EXISTS (SELECT FROM identity.account AS b WHERE b.structure_id = a.structure_id AND b.role = a.role
                             AND b.state = 'active' AND b.account_id <> a.account_id),
         a.account_id = p_reader
  FROM members AS m JOIN identity.account AS a ON a.account_id = m.id
  JOIN identity.structure AS s ON s.structure_id = a.structure_id
  ORDER BY m.n, a.account_id LIMIT 300;
END
$$;
