-- An account opens an enrolment of another passkey for itself, by a touch made for this very act: presence that was
-- confirmed a moment ago for something else does not do. It lives 10 minutes, for this session alone.
-- In demo mode only, a demo session of an account without any passkey may do so without a touch:
-- it has nothing to touch yet.
-- takes: session token, enrolment token (32 random bytes), credential id and counter of the verified answer to a
--        `key_change` challenge of this session (null: none)
-- returns: code. Granted to ecluse_signin alone (law 5).
-- refusals: no_session, presence (no touch), passkey_foreign, passkey_unknown, passkey_cloned, those of create_enrolment
CREATE OR REPLACE FUNCTION identity.request_enrolment(
  p_token bytea, p_enrolment bytea, p_credential text DEFAULT NULL, p_counter bigint DEFAULT 0
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
  IF p_credential IS NOT NULL OR v_session.method <> 'demo' OR gate.setting('demo') IS DISTINCT FROM 'true'::jsonb
     OR EXISTS (SELECT 1 FROM identity.passkey k WHERE k.account_id = v_session.account_id) THEN
    v_code := identity.check_own_key(v_session.account_id, p_credential, p_counter);
    IF v_code IS NOT NULL THEN
      PERFORM identity.write_entry(v_session.account_id, 'identity.create_enrolment', v_code);
      RETURN v_code;
    END IF;
  END IF;
  RETURN identity.create_enrolment(v_session.account_id, p_enrolment, v_session.account_id, v_session.token_hash);
END
$$;
