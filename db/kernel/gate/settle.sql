-- Counts, decides on the budgets and writes down: the only writer of budgets, and of what may be taken after COMMIT.
-- Takes for each act its facts, the refusal of the rules before the budgets (null: none), and a detail for the log.
-- Returns the verdicts in the same order, each with its entry.
--
-- Concurrency: budgets are counted under a lock of the actor's structure, held until COMMIT; several are locked in the
-- order of their numbers. A snapshot older than the lock would count too few, hence READ COMMITTED only, and the clock
-- is read again: whoever held the lock before has committed, and its time is before ours.
--
-- Acts of one account take turns, each counted after the one before was written (one that is refused already goes
-- beside one that is counted: a search and the strangers it met). Acts of one structure share a turn:
-- each is counted as if every person that those before it ask for were new to the structure. Whoever that bound alone
-- would refuse is left for the next turn, and counted after they were written; the first of a structure never is.
--
-- The log keeps declared words only: what a caller invents must not stand in it, nor on the person's own page.
CREATE OR REPLACE FUNCTION gate.settle(p_facts gate.facts[], p_codes text[], p_details jsonb[]) RETURNS gate.verdict[]
LANGUAGE plpgsql AS $$
DECLARE
  undone integer[] := ARRAY(SELECT generate_subscripts(p_facts, 1));
  -- whose turn it is, and whose of them are settled
  turn integer[];
  ns integer[];
  settled gate.verdict[];
  verdicts gate.verdict[];
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'gate.settle: only READ COMMITTED sees the budgets as they are' USING ERRCODE = '25001';
  END IF;
  -- The entry must be on disk before its values are shown, whatever the caller's setting.
  IF current_setting('synchronous_commit') NOT IN ('on', 'remote_apply') THEN
    PERFORM set_config('synchronous_commit', 'on', true);
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('gate.budget', counted.structure))
  FROM (SELECT DISTINCT (p_facts[n]).account_structure_id AS structure
        FROM generate_subscripts(p_facts, 1) AS n
        WHERE p_codes[n] IS NULL AND (p_facts[n]).operation_class IS NOT NULL AND (p_facts[n]).subjects > 0
        ORDER BY 1 OFFSET 0) AS counted;

  WHILE undone <> '{}' LOOP
    turn := undone;
    IF cardinality(undone) > 1 THEN
      turn := ARRAY(SELECT min(n) FROM unnest(undone) AS n GROUP BY coalesce((p_facts[n]).account_id, -n), p_codes[n] IS NULL);
    END IF;
    WITH counted AS (
      SELECT x.*, c.*,
             coalesce(sum((c.counts).structure_added) OVER (
               PARTITION BY (x.f).account_structure_id, (x.f).operation_class ORDER BY x.n
               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before_it
      -- An act that is refused already must not be counted: counting may allot. (A column of its own: written as an
      -- argument, the planner would write it out at each of its forty uses.)
      FROM (SELECT n, p_facts[n] AS f, p_codes[n] AS refused, p_details[n] AS detail, clock.at, gate.hour(clock.at) AS hour,
                   CASE WHEN p_codes[n] IS NULL AND (p_facts[n]).operation_class IS NOT NULL THEN p_facts[n] END AS to_count
            FROM (SELECT clock_timestamp() AS at OFFSET 0) AS clock, unnest(turn) AS n OFFSET 0) AS x
      CROSS JOIN LATERAL gate.count_budgets(x.to_count, x.at) AS c
    ), decided AS (
      SELECT c.*, CASE WHEN c.to_count IS NULL OR (c.f).subjects = 0 THEN c.refused
                       ELSE gate.decide_budget(c.counts) END AS code
      FROM counted AS c
    ), act AS MATERIALIZED (
      SELECT nextval('ledger.entry_id') AS entry, c.*,
             (c.f).account_structure_id AS structure, (c.f).account_id AS account, (c.f).operation_class AS class,
             CASE WHEN c.code IS NULL OR (c.f).operation_known THEN coalesce((c.f).operation, '?') ELSE '?' END AS operation,
             CASE WHEN gate.is_purpose((c.f).purpose) IS FALSE THEN '?' ELSE (c.f).purpose END AS purpose,
             CASE WHEN c.code IS NULL OR coalesce((c.f).fields <@ (c.f).operation_fields, false) THEN (c.f).fields[1:20]
                  ELSE ARRAY(SELECT x FROM unnest((c.f).fields[1:20]) AS x WHERE x = ANY ((c.f).operation_fields)) || '{?}'::text[]
             END AS fields
      FROM decided AS c
      WHERE CASE
        -- Two refusals of one account may be about one person, whose trace a statement writes once.
        WHEN c.code IS NOT NULL THEN c.refused IS NOT NULL OR NOT EXISTS (SELECT FROM unnest(turn) AS beside
          WHERE p_codes[beside] IS NOT NULL AND (p_facts[beside]).account_id = (c.f).account_id)
        ELSE c.before_it = 0 OR (c.counts).structure_added = 0
          OR (c.counts).structure_used + c.before_it + (c.counts).structure_added <= (c.counts).structure_cap
        END
    ), scope AS (
      -- Whoever saw whom in this hour for the first time: the account, and its structure as a whole (0), once.
      SELECT DISTINCT a.structure, s.account, a.class, a.hour, p.id, p.hour AS before
      FROM act AS a
      CROSS JOIN LATERAL (VALUES (a.account, a.hours), (0, a.structure_hours)) AS s(account, hours)
      CROSS JOIN LATERAL unnest((a.f).people, s.hours) AS p(id, hour)
      WHERE a.code IS NULL AND a.class IS NOT NULL AND s.account IS NOT NULL AND (p.hour IS NULL OR p.hour < a.hour)
    ), person AS (
      -- Each person counts in the hour in which it was last seen …
      INSERT INTO gate.seen AS s (structure_id, account_id, class, beneficiary_id, hour)
      SELECT s.structure, s.account, s.class, s.id, s.hour FROM scope AS s
      ON CONFLICT (structure_id, account_id, class, beneficiary_id) DO UPDATE SET hour = excluded.hour
    ), hour AS (
      -- … and leaves the hour in which it counted before.
      INSERT INTO gate.seen_hour AS h (structure_id, account_id, class, hour, people)
      SELECT s.structure, s.account, s.class, move.hour, sum(move.n)
      FROM scope AS s CROSS JOIN LATERAL (VALUES (s.hour, 1), (s.before, -1)) AS move(hour, n)
      WHERE move.hour >= s.hour - 24
      GROUP BY s.structure, s.account, s.class, move.hour
      ON CONFLICT (structure_id, account_id, class, hour) DO UPDATE SET people = h.people + excluded.people
    ), trace AS (
      INSERT INTO ledger.trace AS t (structure_id, account_id, class, allowed, day, beneficiary_id,
        subject_structure_id, first_at, last_at, times, operations, purposes, fields)
      SELECT a.structure, a.account, coalesce(a.class, 'none'), a.code IS NULL, (a.at AT TIME ZONE 'UTC')::date, p.id,
             p.structure_id, a.at, a.at, 1, ARRAY[a.operation],
             CASE WHEN a.purpose IS NULL THEN '{}' ELSE ARRAY[a.purpose] END, a.fields
      FROM act AS a CROSS JOIN LATERAL unnest((a.f).structures, (a.f).people) AS p(structure_id, id)
      -- A refusal about a number that nobody has leaves no trace: there is nobody to read it.
      WHERE a.account IS NOT NULL AND (a.code IS NULL OR EXISTS (SELECT FROM vault.beneficiary AS b
        WHERE b.structure_id = p.structure_id AND b.beneficiary_id = p.id))
      -- Always in the same order: refusals are written without the structure's lock, and could wait for each other.
      ORDER BY a.structure, a.account, a.class, p.id
      ON CONFLICT (structure_id, account_id, class, allowed, day, beneficiary_id) DO UPDATE
      SET last_at = greatest(t.last_at, excluded.last_at),
          times = t.times + 1,
          operations = CASE WHEN t.operations @> excluded.operations OR cardinality(t.operations) > 20
                            THEN t.operations ELSE t.operations || excluded.operations END,
          purposes = CASE WHEN t.purposes @> excluded.purposes OR cardinality(t.purposes) > 10
                          THEN t.purposes ELSE t.purposes || excluded.purposes END,
          fields = CASE WHEN t.fields @> excluded.fields OR cardinality(t.fields) > 40
                        THEN t.fields ELSE t.fields || excluded.fields END
    ), pending AS (
      INSERT INTO gate.pending (entry_id, token_hash, xid, at, structure_ids, beneficiary_ids, fields, door)
      SELECT a.entry, (a.f).token_hash, pg_current_xact_id(), clock_timestamp(), (a.f).structures, (a.f).people,
             (a.f).fields, (a.f).door
      FROM act AS a WHERE a.code IS NULL AND (a.f).door IS NOT NULL AND (a.f).subjects > 0
    ), entry AS (
      INSERT INTO ledger.entry (structure_id, entry_id, at, account_id, operation, code, purpose,
                                subject_structures, subjects, fields, detail)
      SELECT coalesce(a.structure, 0), a.entry, a.at, a.account, a.operation, a.code, a.purpose,
             coalesce((a.f).structures, '{}'), coalesce((a.f).people, '{}'), a.fields,
             CASE WHEN a.code IS NOT NULL AND (a.f).people IS NULL AND (a.f).subjects > 0
                  THEN coalesce(a.detail, '{}') || jsonb_build_object('asked', (a.f).subjects)
                  ELSE coalesce(a.detail, '{}') END
      FROM act AS a
    )
    SELECT array_agg(a.n), array_agg(ROW(a.code, a.entry, a.account, a.structure, (a.f).role, (a.f).scope_referral)::gate.verdict)
    INTO ns, settled FROM act AS a;
    FOR i IN 1..cardinality(ns) LOOP
      verdicts[ns[i]] := settled[i];
    END LOOP;
    EXIT WHEN cardinality(ns) = cardinality(undone);
    undone := ARRAY(SELECT n FROM unnest(undone) AS n WHERE n <> ALL (ns));
  END LOOP;
  RETURN verdicts;
END
$$;
