-- Opens a one-time enrolment of a passkey for an account: 72 h for the operator's command line, 10 minutes and for the
-- asking session alone when the account asks by itself (request_enrolment). Granted to nobody.
-- An earlier enrolment of the account that was not used ends: one open link at a time.
-- takes: account, enrolment token (32 random bytes; its hash is kept), who created it and the hash of the
--        session that asked (both null: the operator)
-- returns: code
-- refusals: account_suspended, token_invalid
CREATE OR REPLACE FUNCTION identity.create_enrolment(
  p_account bigint, p_token bytea, p_created_by bigint DEFAULT NULL, p_session_hash bytea DEFAULT NULL
)
RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_structure bigint;
BEGIN
  IF p_token IS NULL OR pg_catalog.length(p_token) <> 32 THEN
    RETURN 'token_invalid';
  END IF;
  SELECT a.structure_id INTO v_structure
    FROM identity.account a
   WHERE a.account_id = p_account AND a.state = 'active' AND a.role <> 'beneficiary'
     FOR UPDATE;
  IF v_structure IS NULL THEN
    RETURN 'account_suspended';
  END IF;
  UPDATE identity.enrolment e SET expires_at = pg_catalog.now()
   WHERE e.account_id = p_account AND e.used_at IS NULL AND e.expires_at > pg_catalog.now();
  INSERT INTO identity.enrolment (token_hash, structure_id, account_id, created_by, session_hash, expires_at)
  VALUES (pg_catalog.sha256(p_token), v_structure, p_account, p_created_by, p_session_hash,
          pg_catalog.now() + CASE WHEN p_session_hash IS NULL THEN interval '72 hours' ELSE interval '10 minutes' END);
  PERFORM identity.write_entry(p_account, 'identity.create_enrolment', NULL,
    pg_catalog.jsonb_build_object('by', CASE WHEN p_created_by IS NULL THEN 'operator' ELSE 'self' END));
  RETURN NULL;
END
$$;
