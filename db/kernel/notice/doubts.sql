-- The notices in doubt, for the operator's command line. Shows nobody.
CREATE OR REPLACE FUNCTION notice.doubts() RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT n.notice_id FROM notice.notice AS n WHERE n.state = 'doubt' ORDER BY n.notice_id
$$;
