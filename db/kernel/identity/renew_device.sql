-- The browser proved again that it holds the session's key: its next short-lived cookie. No entry: it happens every few
-- minutes of a working day, and shows nothing to anybody.
-- takes: session token, identifier of the binding, the new cookie (32 random bytes)
-- returns: code. Granted to ecluse_signin alone (law 5): the caller has verified the signature of a fresh challenge.
-- refusals: device_unknown
CREATE OR REPLACE FUNCTION identity.renew_device(p_token bytea, p_id text, p_cookie bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE identity.session s
     SET device_before = s.device_hash,
         device_before_until = least(s.device_until, pg_catalog.now() + interval '20 seconds'),
         device_hash = pg_catalog.sha256(p_cookie), device_until = pg_catalog.now() + interval '330 seconds'
   WHERE s.token_hash = (SELECT l.token_hash FROM identity.live_session(p_token) l)
     AND s.ended_at IS NULL AND s.device_id = p_id AND pg_catalog.length(p_cookie) = 32;
  RETURN CASE WHEN NOT FOUND THEN 'device_unknown' END;
END
$$;
