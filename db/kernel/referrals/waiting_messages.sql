-- The numbers of the messages that wait, oldest first. For the job queue; shows nobody.
CREATE OR REPLACE FUNCTION referrals.waiting_messages(p_limit integer) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT o.outbox_id FROM referrals.outbox AS o WHERE o.status = 'waiting'
  ORDER BY o.queued_at, o.outbox_id LIMIT least(greatest(p_limit, 0), 1000)
$$;
