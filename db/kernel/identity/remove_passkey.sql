-- Removes one of the account's own passkeys, by a touch made for this very act, never the last one. The key that was
-- touched may be the one that goes.
-- takes: session token, passkey id, credential id and counter of the verified answer to a `key_change` challenge of
--        this session (null: none)
-- returns: code. Granted to ecluse_signin alone (law 5).
-- refusals: no_session, presence (no touch), passkey_foreign, passkey_unknown (also a key of another account),
--           passkey_cloned, passkey_last
CREATE OR REPLACE FUNCTION identity.remove_passkey(
  p_token bytea, p_passkey bigint, p_credential text DEFAULT NULL, p_counter bigint DEFAULT 0
) RETURNS text
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
  v_code := identity.check_own_key(v_session.account_id, p_credential, p_counter);
  IF v_code IS NULL THEN
    v_code := CASE
      WHEN NOT EXISTS (SELECT 1 FROM identity.passkey k
                        WHERE k.passkey_id = p_passkey AND k.account_id = v_session.account_id) THEN 'passkey_unknown'
      WHEN (SELECT count(*) FROM identity.passkey k WHERE k.account_id = v_session.account_id) < 2 THEN 'passkey_last'
    END;
  END IF;
  IF v_code IS NULL THEN
    DELETE FROM identity.passkey k WHERE k.passkey_id = p_passkey AND k.account_id = v_session.account_id;
  END IF;
  PERFORM identity.write_entry(v_session.account_id, 'identity.remove_passkey', v_code);
  RETURN v_code;
END
$$;
