-- The passkey of a credential id, to verify a signature with.
-- takes: credential id
-- returns: account, user handle, public key, counter, transports; no row when unknown or when the account is not active
CREATE OR REPLACE FUNCTION identity.find_passkey(p_credential text)
RETURNS TABLE (account_id bigint, user_handle bytea, public_key bytea, counter bigint, transports text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT k.account_id, k.user_handle, k.public_key, k.counter, k.transports
    FROM identity.passkey k
    JOIN identity.account a ON a.account_id = k.account_id AND a.state = 'active'
   WHERE k.credential_id = p_credential
$$;
