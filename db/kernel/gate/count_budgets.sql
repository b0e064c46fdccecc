-- The budgets as they stand for one act: how many distinct people the account and its structure have seen in their
-- windows, how many of the people asked would be new to each, and the hour in which each of the two last saw each
-- person (null: not yet), in the order of the facts. Read under the structure's lock (gate.settle), at p_at.
-- The window is this hour and the 24 before it. used and structure_used are null where nobody would be new: whoever
-- was counted already changes nothing. Null facts: nobody, and nothing is allotted.
-- Each person is a look-up by the whole key, whatever the statistics say of a table that was empty when the plan
-- was made. One plain SELECT, declared stable so that the planner takes it into the statement
-- that calls it, though gate.allot writes.
CREATE OR REPLACE FUNCTION gate.count_budgets(f gate.facts, p_at timestamptz)
RETURNS TABLE (counts gate.counts, hours integer[], structure_hours integer[])
LANGUAGE sql STABLE AS $$
  SELECT ROW(
           CASE WHEN asked.new_to_account > 0 THEN
             (SELECT coalesce(sum(h.people), 0) FROM gate.seen_hour AS h
              WHERE h.structure_id = (f).account_structure_id AND h.account_id = (f).account_id
                AND h.class = (f).operation_class AND h.hour >= gate.hour(p_at) - 24) END,
           asked.new_to_account,
           coalesce(
             (SELECT c.people FROM gate.account_cap AS c
              WHERE c.structure_id = (f).account_structure_id AND c.account_id = (f).account_id
                AND c.class = (f).operation_class AND c.until > p_at),
             (SELECT c.people FROM gate.cap AS c
              WHERE c.role = (f).role AND c.probation = (f).probation AND c.class = (f).operation_class)),
           CASE WHEN asked.new_to_structure > 0 THEN
             (SELECT coalesce(sum(h.people), 0) FROM gate.seen_hour AS h
              WHERE h.structure_id = (f).account_structure_id AND h.account_id = 0
                AND h.class = (f).operation_class AND h.hour >= gate.hour(p_at) - 24) END,
           asked.new_to_structure,
           -- At its first use an allotment, whose row stays locked until COMMIT: after every structure's lock is
           -- held, or two calls could wait for each other.
           CASE WHEN asked.new_to_structure > 0 AND (f).account_structure_id IS NOT NULL THEN coalesce(
             (SELECT c.people FROM gate.structure_cap AS c
              WHERE c.structure_id = (f).account_structure_id AND c.class = (f).operation_class),
             gate.allot((f).account_structure_id, (f).operation_class)) END
         )::gate.counts,
         asked.hours, asked.structure_hours
  FROM (
    SELECT array_agg(p.hour ORDER BY p.n) AS hours, array_agg(p.structure_hour ORDER BY p.n) AS structure_hours,
           count(*) FILTER (WHERE p.hour IS NULL OR p.hour < gate.hour(p_at) - 24) AS new_to_account,
           count(*) FILTER (WHERE p.structure_hour IS NULL OR p.structure_hour < gate.hour(p_at) - 24) AS new_to_structure
    FROM (SELECT people.n,
                 (SELECT s.hour FROM gate.seen AS s
                  WHERE s.structure_id = (f).account_structure_id AND s.account_id = (f).account_id
                    AND s.class = (f).operation_class AND s.beneficiary_id = people.id) AS hour,
                 (SELECT s.hour FROM gate.seen AS s
                  WHERE s.structure_id = (f).account_structure_id AND s.account_id = 0
                    AND s.class = (f).operation_class AND s.beneficiary_id = people.id) AS structure_hour
          FROM unnest((f).people) WITH ORDINALITY AS people(id, n) OFFSET 0) AS p
  ) AS asked
$$;
