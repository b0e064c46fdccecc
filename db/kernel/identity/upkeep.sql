-- The job's door: what time does to accounts, by the server's own clock. A caller that could choose one could end the
-- waiting time of a recovery. Returns whether there may be more to do.
CREATE OR REPLACE FUNCTION identity.upkeep() RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT identity.upkeep_at(clock_timestamp())
$$;
