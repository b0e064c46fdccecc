-- Names one of the account's own passkeys.
-- takes: session token, passkey id, label (1 to 60 characters)
-- returns: code
-- refusals: no_session, label_invalid, passkey_unknown (also a key of another account)
CREATE OR REPLACE FUNCTION identity.rename_passkey(p_token bytea, p_passkey bigint, p_label text)
RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_session identity.session;
  v_label text := pg_catalog.btrim(p_label);
BEGIN
  SELECT * INTO v_session FROM identity.live_session(p_token);
  IF v_session.token_hash IS NULL OR v_session.scope_referral IS NOT NULL THEN
    RETURN 'no_session';
  END IF;
  IF v_label IS NULL OR pg_catalog.length(v_label) NOT BETWEEN 1 AND 60 THEN
    RETURN 'label_invalid';
  END IF;
  UPDATE identity.passkey k SET label = v_label
   WHERE k.passkey_id = p_passkey AND k.account_id = v_session.account_id;
  RETURN CASE WHEN FOUND THEN NULL ELSE 'passkey_unknown' END;
END
$$;
