-- An agent, signed in by passkey, goes to the identity provider to link the account to their identity there: by a touch
-- made for this very act. What comes back within five minutes, to this browser and this session, may link.
-- takes: session token, credential id and counter of the verified answer to a `key_change` challenge of this session
--        (null: none), the challenge to remember (the state of the way), what it is bound to
-- returns: code. Granted to ecluse_signin alone (law 5).
-- refusals: no_session, sso_passkey_session (the session was opened in another way), sso_bound (this account has an
--   identity already), presence (no touch), passkey_foreign, passkey_unknown, passkey_cloned
CREATE OR REPLACE FUNCTION identity.sso_link_begin(
  p_token bytea, p_credential text, p_counter bigint, p_challenge bytea, p_bound_to bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  s identity.session;
  v_code text;
BEGIN
  SELECT * INTO s FROM identity.live_session(p_token);
  IF s.token_hash IS NULL OR s.scope_referral IS NOT NULL THEN
    RETURN 'no_session';
  END IF;
  v_code := CASE
    WHEN s.method <> 'passkey' THEN 'sso_passkey_session'
    WHEN EXISTS (SELECT FROM identity.sso_subject AS u WHERE u.account_id = s.account_id) THEN 'sso_bound'
    ELSE identity.check_own_key(s.account_id, p_credential, p_counter) END;
  IF v_code IS NULL THEN
    PERFORM identity.create_challenge(p_challenge, 'sso_link', p_bound_to);
  END IF;
  PERFORM identity.write_entry(s.account_id, 'account.link_sso', v_code, '{"step": "leave"}');
  RETURN v_code;
END
$$;
