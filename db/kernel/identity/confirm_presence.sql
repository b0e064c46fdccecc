-- After a fresh passkey signature was verified in a live session: presence counts from now (law 9).
-- takes: session token, credential id, counter of the verified answer
-- returns: code. Granted to ecluse_signin alone (law 5).
-- refusals: no_session, passkey_foreign (a key of another account), passkey_unknown, passkey_cloned
CREATE OR REPLACE FUNCTION identity.confirm_presence(p_token bytea, p_credential text, p_counter bigint DEFAULT 0)
RETURNS text
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
  v_code := identity.check_own_key(v_session.account_id, p_credential, p_counter);
  IF v_code IS NULL THEN
    UPDATE identity.session s SET presence_at = pg_catalog.now() WHERE s.token_hash = v_session.token_hash;
  END IF;
  PERFORM identity.write_entry(v_session.account_id, 'identity.confirm_presence', v_code);
  RETURN v_code;
END
$$;
