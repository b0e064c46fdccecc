-- Keeps a passkey whose registration answer was verified, and uses up the enrolment.
-- takes: enrolment token, credential id, public key, counter, transports, label; session token
--        of the browser (null: none). An enrolment that a session asked for is for that live session alone.
-- returns: code
-- refusals: enrolment_unknown (also when used a second time, even at the same instant), passkey_known
CREATE OR REPLACE FUNCTION identity.register_passkey(
  p_enrolment bytea, p_credential text, p_public_key bytea, p_counter bigint,
  p_transports text[], p_label text, p_session bytea DEFAULT NULL
) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_enrolment identity.enrolment;
BEGIN
  -- The row lock serialises two uses of one link; the second sees used_at.
  SELECT e.* INTO v_enrolment
    FROM identity.enrolment e
    JOIN identity.account a ON a.account_id = e.account_id AND a.state = 'active'
   WHERE e.token_hash = pg_catalog.sha256(p_enrolment)
     AND e.used_at IS NULL AND e.expires_at > pg_catalog.now()
     AND (e.session_hash IS NULL OR e.session_hash = (SELECT l.token_hash FROM identity.live_session(p_session) l))
     FOR UPDATE OF e;
  IF v_enrolment.token_hash IS NULL THEN
    PERFORM identity.write_entry(NULL, 'identity.enrol', 'enrolment_unknown');
    RETURN 'enrolment_unknown';
  END IF;
  INSERT INTO identity.passkey (structure_id, account_id, credential_id, user_handle, public_key, counter, transports, label)
  VALUES (v_enrolment.structure_id, v_enrolment.account_id, p_credential,
          -- The same handle that find_enrolment gave to the browser.
          coalesce((SELECT k.user_handle FROM identity.passkey k WHERE k.account_id = v_enrolment.account_id
                     ORDER BY k.passkey_id LIMIT 1), pg_catalog.sha256(v_enrolment.token_hash)),
          p_public_key, p_counter, coalesce(p_transports, '{}'), p_label)
  ON CONFLICT (credential_id) DO NOTHING;
  IF NOT FOUND THEN
    PERFORM identity.write_entry(v_enrolment.account_id, 'identity.enrol', 'passkey_known');
    RETURN 'passkey_known';
  END IF;
  UPDATE identity.enrolment e SET used_at = pg_catalog.now() WHERE e.token_hash = v_enrolment.token_hash;
  PERFORM identity.write_entry(v_enrolment.account_id, 'identity.enrol', NULL);
  RETURN NULL;
END
$$;
