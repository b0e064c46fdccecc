-- Signs out: ends this session.
-- takes: session token
-- returns: code
-- refusals: no_session
CREATE OR REPLACE FUNCTION identity.end_session(p_token bytea)
RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_account bigint;
BEGIN
  UPDATE identity.session s SET ended_at = pg_catalog.now(), ended_why = 'signed_out'
   WHERE s.token_hash = (SELECT l.token_hash FROM identity.live_session(p_token) l) AND s.ended_at IS NULL
  RETURNING s.account_id INTO v_account;
  IF v_account IS NULL THEN
    RETURN 'no_session';
  END IF;
  PERFORM identity.write_entry(v_account, 'identity.sign_out', NULL);
  RETURN NULL;
END
$$;
