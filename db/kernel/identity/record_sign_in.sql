-- After a passkey's signature was verified: checks its counter. The caller then starts the session.
-- takes: credential id, counter of the verified answer
-- returns: code, account
-- refusals: passkey_unknown, passkey_cloned (both written to the log)
CREATE OR REPLACE FUNCTION identity.record_sign_in(p_credential text, p_counter bigint)
RETURNS TABLE (code text, account_id bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  SELECT k.account_id INTO account_id FROM identity.passkey k WHERE k.credential_id = p_credential;
  code := identity.check_counter(p_credential, p_counter);
  IF code IS NOT NULL THEN
    PERFORM identity.write_entry(account_id, 'identity.sign_in', code);
    account_id := NULL;
  END IF;
  RETURN NEXT;
END
$$;
