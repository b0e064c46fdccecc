-- Hands out, once, what identity.keep_logout kept for this session.
-- takes: session token. returns: provider and sealed id_token, or no row. Granted to ecluse_signin alone.
CREATE OR REPLACE FUNCTION identity.take_logout(p_token bytea) RETURNS TABLE (provider text, sealed bytea)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DELETE FROM identity.sso_logout AS o WHERE o.token_hash = sha256(p_token) AND o.forget_at > clock_timestamp()
  RETURNING o.provider, o.sealed
$$;
