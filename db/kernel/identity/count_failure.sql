-- Counts one failed try of a client in the present quarter of an hour, and forgets those older than an hour.
-- takes: kind (sign_in | enrol | link | presence), client (keyed hash of the address, or of the session)
-- returns: nothing. Not granted to anyone.
CREATE OR REPLACE FUNCTION identity.count_failure(p_kind text, p_client bytea)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  DELETE FROM identity.attempt t
   WHERE (t.kind, t.client, t.window_start) IN (
     SELECT o.kind, o.client, o.window_start FROM identity.attempt o
      WHERE o.window_start < pg_catalog.now() - interval '1 hour' LIMIT 100 FOR UPDATE SKIP LOCKED);
  INSERT INTO identity.attempt AS t (kind, client, window_start, failures)
  VALUES (p_kind, p_client, pg_catalog.date_bin('15 minutes', pg_catalog.now(), 'epoch'), 1)
  ON CONFLICT (kind, client, window_start) DO UPDATE SET failures = t.failures + 1;
END
$$;
