-- Signs out everywhere: ends every session of the account. A session by link ends itself and its likes
-- for the same referral only: the account behind it may be shared by a whole organisation.
-- takes: session token
-- returns: code
-- refusals: no_session
CREATE OR REPLACE FUNCTION identity.end_all_sessions(p_token bytea)
RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_session identity.session;
  v_count int;
BEGIN
  SELECT * INTO v_session FROM identity.live_session(p_token);
  IF v_session.token_hash IS NULL THEN
    RETURN 'no_session';
  END IF;
  UPDATE identity.session s SET ended_at = pg_catalog.now(), ended_why = 'signed_out_everywhere'
   WHERE s.account_id = v_session.account_id AND s.ended_at IS NULL
     AND (v_session.scope_referral IS NULL OR s.scope_referral = v_session.scope_referral);
  GET DIAGNOSTICS v_count = ROW_COUNT;
  PERFORM identity.write_entry(v_session.account_id, 'identity.sign_out_everywhere', NULL,
    pg_catalog.jsonb_build_object('sessions', v_count));
  RETURN NULL;
END
$$;
