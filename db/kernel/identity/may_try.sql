-- Whether a client may still try: fewer than 20 failures of this kind in this quarter of an hour and the one before.
-- takes: kind (sign_in | enrol | link | presence), client (keyed hash of the address, or of the session)
-- returns: true or false. A whole structure can sit behind one address: only failures count.
CREATE OR REPLACE FUNCTION identity.may_try(p_kind text, p_client bytea)
RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT coalesce(sum(t.failures), 0) < 20
    FROM identity.attempt t
   WHERE t.kind = p_kind AND t.client = p_client
     AND t.window_start >= pg_catalog.date_bin('15 minutes', pg_catalog.now(), 'epoch') - interval '15 minutes'
$$;
