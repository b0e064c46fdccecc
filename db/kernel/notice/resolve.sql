-- Ends a doubt by the mail server's own record. For the operator's command line.
-- Takes the number, and whether the server had taken the message: then it is sent; else it waits again.
-- Returns whether it was in doubt.
CREATE OR REPLACE FUNCTION notice.resolve(p_notice bigint, p_taken boolean) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE notice.notice AS n
  SET state = CASE WHEN p_taken THEN 'sent' ELSE 'queued' END, closed_at = CASE WHEN p_taken THEN clock_timestamp() END
  WHERE n.notice_id = p_notice AND n.state = 'doubt' AND p_taken IS NOT NULL;
  RETURN FOUND;
END
$$;
