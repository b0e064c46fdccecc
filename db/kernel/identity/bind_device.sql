-- Binds a session to a key that its browser just made (Device Bound Session Credentials), once.
-- takes: session token, identifier of the binding, public key (JWK), the first short-lived cookie (32 random bytes)
-- returns: code. Granted to ecluse_signin alone (law 5): the caller has verified the key's own signature.
-- refusals: no_session, device_invalid, device_known (it has a key already; a passkey touch forgets it)
CREATE OR REPLACE FUNCTION identity.bind_device(p_token bytea, p_id text, p_key jsonb, p_cookie bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_session identity.session;
  v_code text;
BEGIN
  SELECT * INTO v_session FROM identity.live_session(p_token);
  IF v_session.token_hash IS NULL OR v_session.scope_referral IS NOT NULL THEN
    RETURN 'no_session';
  END IF;
  IF p_id IS NULL OR p_key IS NULL OR p_cookie IS NULL OR pg_catalog.length(p_cookie) <> 32 THEN
    v_code := 'device_invalid';
  ELSE
    UPDATE identity.session s
       SET device_id = p_id, device_key = p_key, device_since = pg_catalog.now(),
           device_hash = pg_catalog.sha256(p_cookie), device_until = pg_catalog.now() + interval '330 seconds'
     WHERE s.token_hash = v_session.token_hash AND s.ended_at IS NULL AND s.device_key IS NULL;
    IF NOT FOUND THEN
      v_code := 'device_known';
    END IF;
  END IF;
  PERFORM identity.write_entry(v_session.account_id, 'identity.bind_device', v_code);
  RETURN v_code;
END
$$;
