-- The public key that a live session is bound to, to verify a signature with.
-- takes: session token, identifier of the binding
-- returns: the key (JWK), or null. Granted to ecluse_signin alone.
CREATE OR REPLACE FUNCTION identity.find_device(p_token bytea, p_id text) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT l.device_key FROM identity.live_session(p_token) l WHERE l.device_id = p_id
$$;
