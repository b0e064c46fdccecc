-- The job's door: queues what is due now. It takes no clock: a caller that could choose one could queue a message,
-- hence a link, for every live referral. Returns how many were queued.
CREATE OR REPLACE FUNCTION referrals.queue_reminders() RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT referrals.queue_reminders_at(clock_timestamp())
$$;
