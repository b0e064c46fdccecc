-- A message was sent, or cannot be. Takes an outbox id and `sent` or `dropped` (no address, or refused for good: noted,
-- for the counsellor to see). Returns whether this call did it: for one message, true exactly once.
CREATE OR REPLACE FUNCTION referrals.close_message(p_outbox bigint, p_status text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE referrals.outbox AS o SET status = p_status, closed_at = clock_timestamp(), returned = p_status = 'dropped'
  WHERE o.outbox_id = p_outbox AND o.status = 'waiting' AND p_status IN ('sent', 'dropped');
  RETURN FOUND;
END
$$;
