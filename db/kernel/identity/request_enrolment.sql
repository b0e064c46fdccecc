-- An account opens an enrolment of another passkey for itself, from a live session with fresh presence.
-- In demo mode only, a demo session of an account without any passkey may do so without presence:
-- it has nothing to touch yet.
-- takes: session token, enrolment token (32 random bytes)
-- returns: code
-- refusals: no_session, presence, and those of create_enrolment
CREATE OR REPLACE FUNCTION identity.request_enrolment(p_token bytea, p_enrolment bytea)
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
  IF coalesce(identity.presence_until(v_session.presence_at) > pg_catalog.now(), false)
     OR (v_session.method = 'demo' AND gate.setting('demo') = 'true'::jsonb
         AND NOT EXISTS (SELECT 1 FROM identity.passkey k WHERE k.account_id = v_session.account_id)) THEN
    RETURN identity.create_enrolment(v_session.account_id, p_enrolment, v_session.account_id);
  END IF;
  v_code := 'presence';
  PERFORM identity.write_entry(v_session.account_id, 'identity.create_enrolment', v_code);
  RETURN v_code;
END
$$;
