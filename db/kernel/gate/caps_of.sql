-- The caps of a counsellor's account: their sum over the classes, and what a raise of each would add, largest first.
-- Takes: structure, account (null: one still to be made), probation. Inner function of gate.worst_case.
CREATE OR REPLACE FUNCTION gate.caps_of(p_structure bigint, p_account bigint, p_probation boolean,
  OUT total integer, OUT raises integer[])
LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(c.now), 0)::integer, coalesce(array_agg(greatest(c.raised - c.now, 0) ORDER BY c.raised - c.now DESC), '{}')
  FROM (
    SELECT gate.cap_ahead(p_structure, p_account, 'counsellor', p_probation, full_cap.class) AS now,
           3 * full_cap.people AS raised
    FROM gate.cap AS full_cap
    WHERE full_cap.role = 'counsellor' AND NOT full_cap.probation
  ) AS c
$$;
