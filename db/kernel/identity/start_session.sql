-- Starts the session of an account whose passkey was verified (or, in demo mode only, of a demo account),
-- and ends the account's other session: one active session per agent. Sign-in does not count as
-- presence: a sealed identifier asks for a touch of its own.
-- takes: account, method (passkey | demo | sso), session token (32 random bytes; its hash is kept)
-- returns: code. Granted to ecluse_signin alone (law 5).
-- refusals: token_invalid, method_refused, demo_off, account_suspended
CREATE OR REPLACE FUNCTION identity.start_session(p_account bigint, p_method text, p_token bytea)
RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_structure bigint;
  v_state text;
  v_code text;
BEGIN
  -- Two sign-ins of one account at once queue on this row; the later one ends the earlier one's session.
  SELECT a.structure_id, a.state INTO v_structure, v_state
    FROM identity.account a WHERE a.account_id = p_account FOR UPDATE;
  v_code := CASE
    WHEN p_token IS NULL OR pg_catalog.length(p_token) <> 32 THEN 'token_invalid'
    WHEN p_method IS NULL OR p_method NOT IN ('passkey', 'demo', 'sso') THEN 'method_refused'
    WHEN p_method = 'demo' AND gate.setting('demo') IS DISTINCT FROM 'true'::jsonb THEN 'demo_off'
    WHEN v_state IS DISTINCT FROM 'active' THEN 'account_suspended'
  END;
  IF v_code IS NOT NULL THEN
    PERFORM identity.write_entry(CASE WHEN v_state IS NOT NULL THEN p_account END, 'identity.sign_in', v_code,
      pg_catalog.jsonb_build_object('method', p_method));
    RETURN v_code;
  END IF;
  UPDATE identity.session s SET ended_at = pg_catalog.now(), ended_why = 'replaced'
   WHERE s.account_id = p_account AND s.ended_at IS NULL AND s.scope_referral IS NULL;
  INSERT INTO identity.session (token_hash, account_id, structure_id, method, idle_until, ends_at)
  VALUES (pg_catalog.sha256(p_token), p_account, v_structure, p_method,
          pg_catalog.now() + interval '30 minutes', pg_catalog.now() + interval '10 hours');
  PERFORM identity.write_entry(p_account, 'identity.sign_in', NULL, pg_catalog.jsonb_build_object('method', p_method));
  RETURN NULL;
END
$$;
