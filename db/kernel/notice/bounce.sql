-- A mail server reported that it could not deliver after all: the next channel's notice is made.
-- For the operator's command line. Takes the number and the status code of the report. Returns whether it was news.
CREATE OR REPLACE FUNCTION notice.bounce(p_notice bigint, p_status text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE notice.notice AS n
  SET state = 'bounced', closed_at = clock_timestamp(), answer = CASE WHEN p_status ~ '^[A-Z0-9_.-]{1,40}$' THEN p_status END
  WHERE n.notice_id = p_notice AND n.channel = 'email' AND n.state IN ('sent', 'doubt');
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM notice.go_on(ARRAY[p_notice]);
  RETURN true;
END
$$;
