-- The account's own sessions, newest first, at most 20.
-- takes: session token
-- returns: method, started, last seen, ended, why, whether it is this one; no row without a live agent's session
CREATE OR REPLACE FUNCTION identity.list_sessions(p_token bytea)
RETURNS TABLE (method text, started_at timestamptz, last_seen_at timestamptz, ended_at timestamptz, ended_why text,
  live boolean, this_one boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT s.method, s.started_at, s.last_seen_at,
         coalesce(s.ended_at, CASE WHEN least(s.idle_until, s.ends_at) <= pg_catalog.now()
                                   THEN least(s.idle_until, s.ends_at) END),
         coalesce(s.ended_why, CASE WHEN s.ends_at <= pg_catalog.now() THEN 'too_long'
                                    WHEN s.idle_until <= pg_catalog.now() THEN 'idle' END),
         s.ended_at IS NULL AND least(s.idle_until, s.ends_at) > pg_catalog.now(),
         s.token_hash = l.token_hash
    FROM identity.live_session(p_token) l
    JOIN identity.session s ON s.account_id = l.account_id
   WHERE l.scope_referral IS NULL
   ORDER BY s.started_at DESC
   LIMIT 20
$$;
