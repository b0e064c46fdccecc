-- Takes back what runs that died had in their hands. Returns how many runs were dead. Safe at any time, from anywhere:
-- a run that lives holds its lock (notice.begin_run).
CREATE OR REPLACE FUNCTION notice.recover(p_run bigint) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  dead integer := 0;
  other bigint;
BEGIN
  FOR other IN SELECT DISTINCT n.run FROM notice.notice AS n
               WHERE n.run <> p_run AND n.state IN ('claimed', 'sending') LOOP
    IF pg_try_advisory_xact_lock(hashtextextended('notice.run', other)) THEN
      PERFORM notice.let_go(other);
      dead := dead + 1;
    END IF;
  END LOOP;
  RETURN dead;
END
$$;
