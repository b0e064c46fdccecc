-- The budgets as they stand for one act: how many distinct people the account and its structure have seen in their
-- windows, how many of the people asked would be new to each, and the hour in which the structure last saw each
-- person (null: not yet), in the order of the facts. Read under the structure's lock (gate.settle), at p_at.
-- used and structure_used are null where nobody would be new: whoever was counted already changes nothing.
-- Each person is a look-up by the whole key, whatever the statistics say of a table that was empty when the plan
-- was made. One plain SELECT, so that the planner takes it into the statement that calls it.
CREATE OR REPLACE FUNCTION gate.count_budgets(f gate.facts, p_at timestamptz)
RETURNS TABLE (counts gate.counts, hours integer[])
LANGUAGE sql STABLE AS $$
  SELECT ROW(
           -- The account: its traces of two days of UTC, each person once.
           CASE WHEN asked.new_to_account > 0 THEN
             (SELECT count(*) FROM ledger.trace AS t
              WHERE t.structure_id = (f).account_structure_id AND t.account_id = (f).account_id
                AND t.class = (f).operation_class AND t.allowed = true AND t.day = (p_at AT TIME ZONE 'UTC')::date
                AND t.last_at > p_at - interval '24 hours')
             + (SELECT count(*) FROM ledger.trace AS t
                WHERE t.structure_id = (f).account_structure_id AND t.account_id = (f).account_id
                  AND t.class = (f).operation_class AND t.allowed = true AND t.day = (p_at AT TIME ZONE 'UTC')::date - 1
                  AND t.last_at > p_at - interval '24 hours'
                  AND NOT EXISTS (SELECT FROM ledger.trace AS again
                    WHERE again.structure_id = t.structure_id AND again.account_id = t.account_id AND again.class = t.class
                      AND again.allowed = true AND again.day = t.day + 1 AND again.beneficiary_id = t.beneficiary_id
                      AND again.last_at > p_at - interval '24 hours')) END,
           asked.new_to_account,
           coalesce(
             (SELECT c.people FROM gate.account_cap AS c
              WHERE c.structure_id = (f).account_structure_id AND c.account_id = (f).account_id
                AND c.class = (f).operation_class AND c.until > p_at),
             (SELECT c.people FROM gate.cap AS c
              WHERE c.role = (f).role AND c.probation = (f).probation AND c.class = (f).operation_class)),
           CASE WHEN asked.new_to_structure > 0 THEN
             (SELECT coalesce(sum(h.people), 0) FROM gate.structure_hour AS h
              WHERE h.structure_id = (f).account_structure_id AND h.class = (f).operation_class
                AND h.hour >= gate.hour(p_at) - 24) END,
           asked.new_to_structure,
           (SELECT c.people FROM gate.structure_cap AS c
            WHERE c.structure_id = (f).account_structure_id AND c.class = (f).operation_class)
         )::gate.counts,
         asked.hours
  FROM (
    SELECT array_agg(p.hour ORDER BY p.n) AS hours,
           count(*) FILTER (WHERE p.hour IS NULL OR p.hour < gate.hour(p_at) - 24) AS new_to_structure,
           count(*) FILTER (WHERE NOT EXISTS (SELECT FROM ledger.trace AS t
             WHERE t.structure_id = (f).account_structure_id AND t.account_id = (f).account_id
               AND t.class = (f).operation_class AND t.allowed = true AND t.day = (p_at AT TIME ZONE 'UTC')::date
               AND t.beneficiary_id = p.id AND t.last_at > p_at - interval '24 hours')
             AND NOT EXISTS (SELECT FROM ledger.trace AS t
             WHERE t.structure_id = (f).account_structure_id AND t.account_id = (f).account_id
               AND t.class = (f).operation_class AND t.allowed = true AND t.day = (p_at AT TIME ZONE 'UTC')::date - 1
               AND t.beneficiary_id = p.id AND t.last_at > p_at - interval '24 hours')) AS new_to_account
    FROM (SELECT people.n, people.id,
                 (SELECT s.hour FROM gate.structure_person AS s
                  WHERE s.structure_id = (f).account_structure_id AND s.class = (f).operation_class
                    AND s.beneficiary_id = people.id) AS hour
          FROM unnest((f).people) WITH ORDINALITY AS people(id, n) OFFSET 0) AS p
  ) AS asked
$$;
