-- The numbers of the messages about accounts that wait, oldest first. For the mail job; shows nobody.
CREATE OR REPLACE FUNCTION identity.waiting_mail(p_limit integer) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT o.outbox_id FROM identity.outbox AS o WHERE o.status = 'waiting'
  ORDER BY o.queued_at, o.outbox_id LIMIT least(greatest(p_limit, 0), 1000)
$$;
