-- A run ends: its lock is let go. What it still had claimed waits again; what it was handing over is in doubt.
CREATE OR REPLACE FUNCTION notice.end_run(p_run bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM notice.let_go(p_run);
  PERFORM pg_advisory_unlock(hashtextextended('notice.run', p_run));
END
$$;
