-- Removes one of the account's own passkeys, with fresh presence, never the last one.
-- takes: session token, passkey id
-- returns: code
-- refusals: no_session, presence, passkey_unknown (also a key of another account), passkey_last
CREATE OR REPLACE FUNCTION identity.remove_passkey(p_token bytea, p_passkey bigint)
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
  -- Two removals at once must not take the last two keys: they queue on the account.
  PERFORM 1 FROM identity.account a WHERE a.account_id = v_session.account_id FOR UPDATE;
  v_code := CASE
    WHEN coalesce(identity.presence_until(v_session.presence_at) <= pg_catalog.now(), true) THEN 'presence'
    WHEN NOT EXISTS (SELECT 1 FROM identity.passkey k
                      WHERE k.passkey_id = p_passkey AND k.account_id = v_session.account_id) THEN 'passkey_unknown'
    WHEN (SELECT count(*) FROM identity.passkey k WHERE k.account_id = v_session.account_id) < 2 THEN 'passkey_last'
  END;
  IF v_code IS NULL THEN
    DELETE FROM identity.passkey k WHERE k.passkey_id = p_passkey AND k.account_id = v_session.account_id;
  END IF;
  PERFORM identity.write_entry(v_session.account_id, 'identity.remove_passkey', v_code);
  RETURN v_code;
END
$$;
