-- Whether a verified signature is one of the account's own passkeys, and moves its counter forward.
-- takes: account, credential id, counter of the verified answer
-- returns: code. Not granted to anyone.
-- refusals: presence (no signature given), passkey_foreign (a key of another account), those of check_counter
CREATE OR REPLACE FUNCTION identity.check_own_key(p_account bigint, p_credential text, p_counter bigint)
RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF p_credential IS NULL THEN
    RETURN 'presence';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM identity.passkey k
                  WHERE k.credential_id = p_credential AND k.account_id = p_account) THEN
    RETURN 'passkey_foreign';
  END IF;
  RETURN identity.check_counter(p_credential, p_counter);
END
$$;
