-- What codes are made from, wrapped by the master key; null before the first process made it.
CREATE OR REPLACE FUNCTION notice.secret() RETURNS bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.wrapped FROM notice.secret AS s
$$;
