-- The agent confirmed with a passkey, in a session that had moved, that it is still them: the session belongs to the new
-- network and browser from now on. The device's key is forgotten; the browser may register another.
-- takes: session token, credential id and counter of the verified answer, the new keyed hashes
-- returns: code. Granted to ecluse_signin alone (law 5).
-- refusals: those of confirm_presence; binding_unknown (a hash is missing)
CREATE OR REPLACE FUNCTION identity.rebind_session(
  p_token bytea, p_credential text, p_counter bigint, p_network bytea, p_browser bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_code text;
BEGIN
  IF p_network IS NULL OR p_browser IS NULL THEN
    RETURN 'binding_unknown';
  END IF;
  v_code := identity.confirm_presence(p_token, p_credential, p_counter);
  IF v_code IS NULL THEN
    UPDATE identity.session s
       SET network_hash = p_network, browser_hash = p_browser, device_id = NULL, device_key = NULL,
           device_since = NULL, device_hash = NULL, device_until = NULL, device_before = NULL, device_before_until = NULL
     WHERE s.token_hash = pg_catalog.sha256(p_token) AND s.ended_at IS NULL;
    PERFORM identity.write_entry(
      (SELECT s.account_id FROM identity.session s WHERE s.token_hash = pg_catalog.sha256(p_token)),
      'identity.rebind_session', NULL);
  END IF;
  RETURN v_code;
END
$$;
