-- Which of these accounts are given the same people at once: those who stand in for one and the same colleague, and that
-- colleague, and so on from one to the next. Takes the accounts, and a moment before which a cover counts.
-- Returns for each account the number of its group. Inner function of gate.worst_case.
CREATE OR REPLACE FUNCTION gate.cover_groups(p_accounts bigint[], p_before timestamptz)
RETURNS TABLE (account_id bigint, group_id bigint)
LANGUAGE sql STABLE AS $$
  WITH RECURSIVE live AS (
    SELECT c.account_id, c.absent FROM gate.cover AS c
    WHERE c.account_id = ANY (p_accounts) AND c.since < p_before AND c.until > clock_timestamp()
  ), edge AS (
    SELECT l.account_id AS a, l.absent AS b FROM live AS l UNION SELECT l.absent, l.account_id FROM live AS l
  ), near(origin, id) AS (
    SELECT x, x FROM unnest(p_accounts) AS x
    UNION
    SELECT near.origin, edge.b FROM near JOIN edge ON edge.a = near.id
  )
  SELECT near.origin, min(near.id) FROM near GROUP BY near.origin
$$;
