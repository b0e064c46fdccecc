-- The live session of a token: not ended, not idle, not over, of an active account.
-- takes: the session token (32 random bytes, never stored)
-- returns: the session row, or no row. The one definition of "live" of this schema; not granted to anyone.
CREATE OR REPLACE FUNCTION identity.live_session(p_token bytea)
RETURNS SETOF identity.session
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT s.*
    FROM identity.session s
    JOIN identity.account a ON a.account_id = s.account_id AND a.state = 'active'
   WHERE s.token_hash = pg_catalog.sha256(p_token)
     AND s.ended_at IS NULL
     AND s.idle_until > pg_catalog.now()
     AND s.ends_at > pg_catalog.now()
$$;
