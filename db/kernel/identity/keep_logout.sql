-- Keeps what signing out at the provider needs, for as long as the session may last; forgets what is over.
-- takes: session token, provider (agent | young), the sealed id_token (only the session's token opens it)
-- returns: nothing. Granted to ecluse_signin alone. Keeps nothing for a session that is not live.
CREATE OR REPLACE FUNCTION identity.keep_logout(p_token bytea, p_provider text, p_sealed bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  DELETE FROM identity.sso_logout AS o
   WHERE o.token_hash IN (SELECT d.token_hash FROM identity.sso_logout AS d
                           WHERE d.forget_at <= clock_timestamp() LIMIT 100 FOR UPDATE SKIP LOCKED);
  INSERT INTO identity.sso_logout (token_hash, provider, sealed, forget_at)
  SELECT s.token_hash, p_provider, p_sealed, s.ends_at FROM identity.live_session(p_token) AS s
  ON CONFLICT DO NOTHING;
END
$$;
