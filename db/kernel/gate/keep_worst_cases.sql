-- Keeps today's worst case of up to 500 agents, and organisations tied to somebody, that have none yet: for the nightly
-- job, which calls until it gets 0. A whole country in one call would outlast the time that one statement is given.
-- Returns how many were kept.
CREATE OR REPLACE FUNCTION gate.keep_worst_cases() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  today date := (clock_timestamp() AT TIME ZONE 'UTC')::date;
  kept integer;
BEGIN
  INSERT INTO gate.worst_case_day AS d (structure_id, account_id, day, alone, deceived)
  SELECT a.structure_id, a.account_id, today, w.alone, w.deceived
  FROM (SELECT x.structure_id, x.account_id FROM identity.account AS x
        WHERE x.state <> 'removed' AND (x.role IN ('counsellor', 'account_manager', 'supervisor')
            OR x.role = 'provider' AND EXISTS (SELECT FROM gate.relationship AS g
              WHERE g.account_id = x.account_id AND g.kind = 'provider' AND (g.until IS NULL OR g.until > clock_timestamp())))
          AND NOT EXISTS (SELECT FROM gate.worst_case_day AS k
            WHERE k.structure_id = x.structure_id AND k.account_id = x.account_id AND k.day = today)
        ORDER BY x.structure_id, x.account_id LIMIT 500) AS a
  CROSS JOIN LATERAL gate.worst_case(a.account_id) AS w
  ON CONFLICT (structure_id, account_id, day) DO NOTHING;
  GET DIAGNOSTICS kept = ROW_COUNT;
  RETURN kept;
END
$$;
