-- One run of the sending job begins. Its number is locked by this very connection for as long as it lives: that is how
-- others know, without any clock, whether whoever claimed a notice is still there (notice.recover).
CREATE OR REPLACE FUNCTION notice.begin_run() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  run bigint := nextval('notice.run_id');
BEGIN
  PERFORM pg_advisory_lock(hashtextextended('notice.run', run));
  RETURN run;
END
$$;
