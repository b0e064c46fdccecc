-- Keeps today's worst case of every agent: for the nightly job. Asked twice a day it writes the same row. Returns how many.
CREATE OR REPLACE FUNCTION gate.keep_worst_cases() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  kept integer;
BEGIN
  INSERT INTO gate.worst_case_day AS d (structure_id, account_id, day, alone, deceived)
  SELECT a.structure_id, a.account_id, (clock_timestamp() AT TIME ZONE 'UTC')::date, w.alone, w.deceived
  FROM identity.account AS a CROSS JOIN LATERAL gate.worst_case(a.account_id) AS w
  WHERE a.role IN ('counsellor', 'account_manager', 'supervisor') AND a.state <> 'removed'
  ON CONFLICT (structure_id, account_id, day) DO UPDATE SET alone = excluded.alone, deceived = excluded.deceived;
  GET DIAGNOSTICS kept = ROW_COUNT;
  RETURN kept;
END
$$;
