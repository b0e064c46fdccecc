-- The budgets as they stand, read under the structure's lock: how many distinct people the account and its
-- structure have seen in their windows, and how many of the people asked would be new to each.
-- p_people: distinct ids. structure_cap is null before the structure's first allotment.
CREATE OR REPLACE FUNCTION gate.count_budgets(
  p_structure bigint, p_account bigint, p_role text, p_probation boolean, p_class text, p_people bigint[], p_at timestamptz,
  OUT used integer, OUT added integer, OUT cap integer,
  OUT structure_used integer, OUT structure_added integer, OUT structure_cap integer)
LANGUAGE plpgsql AS $$
BEGIN
  SELECT coalesce(
           (SELECT c.people FROM gate.account_cap AS c
            WHERE c.structure_id = p_structure AND c.account_id = p_account AND c.class = p_class AND c.until > p_at),
           (SELECT c.people FROM gate.cap AS c
            WHERE c.role = p_role AND c.probation = p_probation AND c.class = p_class)),
         (SELECT c.people FROM gate.structure_cap AS c WHERE c.structure_id = p_structure AND c.class = p_class),
         (SELECT coalesce(sum(h.people), 0) FROM gate.structure_hour AS h
          WHERE h.structure_id = p_structure AND h.class = p_class AND h.hour >= gate.hour(p_at) - 24),
         (SELECT cardinality(p_people) - count(*) FROM unnest(p_people) AS p(id)
          -- OFFSET 0: one look-up by the whole key per person, whatever the statistics say of a table that was empty
          -- when the plan was made.
          CROSS JOIN LATERAL (SELECT FROM gate.structure_person AS s
            WHERE s.structure_id = p_structure AND s.class = p_class AND s.beneficiary_id = p.id
              AND s.hour >= gate.hour(p_at) - 24 OFFSET 0) AS seen_there),
         seen.used, cardinality(p_people) - seen.again
  INTO cap, structure_cap, structure_used, structure_added, used, added
  FROM (
    SELECT count(*) AS used, count(*) FILTER (WHERE d.beneficiary_id = ANY (p_people)) AS again
    FROM (
      -- One look-up by the primary key's prefix per day of the window (24 hours touch two days of UTC).
      SELECT DISTINCT t.beneficiary_id FROM generate_series(0, 1) AS ago(days)
      CROSS JOIN LATERAL (SELECT x.beneficiary_id FROM ledger.trace AS x
        WHERE x.structure_id = p_structure AND x.account_id = p_account AND x.class = p_class AND x.allowed = true
          AND x.day = (p_at AT TIME ZONE 'UTC')::date - ago.days
          AND x.last_at > p_at - interval '24 hours' OFFSET 0) AS t
    ) AS d
  ) AS seen;
END
$$;
