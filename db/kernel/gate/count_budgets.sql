-- The budgets as they stand, read under the structure's lock, which is held until COMMIT: how many distinct people
-- the account and its structure have seen in their windows, and how many of the people asked would be new to each.
-- Takes and returns the facts, with used, added, cap, structure_used, structure_added, structure_cap, hours, and
-- the time read again: whoever held the lock before has committed, and its time is before ours.
-- used and structure_used are null where nobody would be new. Each person is a look-up by the whole key, whatever the
-- statistics say of a table that was empty when the plan was made.
CREATE OR REPLACE FUNCTION gate.count_budgets(f gate.facts) RETURNS gate.facts
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('gate.budget', f.account_structure_id));
  f.at := clock_timestamp();

  SELECT coalesce(
           (SELECT c.people FROM gate.account_cap AS c
            WHERE c.structure_id = f.account_structure_id AND c.account_id = f.account_id
              AND c.class = f.operation_class AND c.until > f.at),
           (SELECT c.people FROM gate.cap AS c
            WHERE c.role = f.role AND c.probation = f.probation AND c.class = f.operation_class)),
         (SELECT c.people FROM gate.structure_cap AS c
          WHERE c.structure_id = f.account_structure_id AND c.class = f.operation_class),
         -- The counts only where somebody would be new: whoever was counted already changes nothing.
         CASE WHEN asked.new_to_structure > 0 THEN
           (SELECT coalesce(sum(h.people), 0) FROM gate.structure_hour AS h
            WHERE h.structure_id = f.account_structure_id AND h.class = f.operation_class
              AND h.hour >= gate.hour(f.at) - 24) END,
         -- The account: its traces of two days of UTC, each person once.
         CASE WHEN asked.new_to_account > 0 THEN
           (SELECT count(*) FROM ledger.trace AS t
            WHERE t.structure_id = f.account_structure_id AND t.account_id = f.account_id AND t.class = f.operation_class
              AND t.allowed = true AND t.day = (f.at AT TIME ZONE 'UTC')::date
              AND t.last_at > f.at - interval '24 hours')
           + (SELECT count(*) FROM ledger.trace AS t
              WHERE t.structure_id = f.account_structure_id AND t.account_id = f.account_id AND t.class = f.operation_class
                AND t.allowed = true AND t.day = (f.at AT TIME ZONE 'UTC')::date - 1 AND t.last_at > f.at - interval '24 hours'
                AND NOT EXISTS (SELECT FROM ledger.trace AS again
                  WHERE again.structure_id = t.structure_id AND again.account_id = t.account_id AND again.class = t.class
                    AND again.allowed = true AND again.day = t.day + 1 AND again.beneficiary_id = t.beneficiary_id
                    AND again.last_at > f.at - interval '24 hours')) END,
         asked.hours, asked.new_to_account, asked.new_to_structure
  INTO f.cap, f.structure_cap, f.structure_used, f.used, f.hours, f.added, f.structure_added
  FROM (
    SELECT array_agg(p.hour) AS hours,
           count(*) FILTER (WHERE p.hour IS NULL OR p.hour < gate.hour(f.at) - 24) AS new_to_structure,
           count(*) FILTER (WHERE NOT EXISTS (SELECT FROM ledger.trace AS t
             WHERE t.structure_id = f.account_structure_id AND t.account_id = f.account_id AND t.class = f.operation_class
               AND t.allowed = true AND t.day = (f.at AT TIME ZONE 'UTC')::date AND t.beneficiary_id = p.id
               AND t.last_at > f.at - interval '24 hours')
             AND NOT EXISTS (SELECT FROM ledger.trace AS t
             WHERE t.structure_id = f.account_structure_id AND t.account_id = f.account_id AND t.class = f.operation_class
               AND t.allowed = true AND t.day = (f.at AT TIME ZONE 'UTC')::date - 1 AND t.beneficiary_id = p.id
               AND t.last_at > f.at - interval '24 hours')) AS new_to_account
    FROM (SELECT people.id,
                 (SELECT s.hour FROM gate.structure_person AS s
                  WHERE s.structure_id = f.account_structure_id AND s.class = f.operation_class
                    AND s.beneficiary_id = people.id) AS hour
          FROM unnest(f.people) AS people(id) OFFSET 0) AS p
  ) AS asked;

  IF f.structure_cap IS NULL THEN
    f.structure_cap := gate.allot(f.account_structure_id, f.operation_class);
  END IF;
  RETURN f;
END
$$;
