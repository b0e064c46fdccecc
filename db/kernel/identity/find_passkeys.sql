-- The passkeys that may answer for a live session (step-up).
-- takes: session token
-- returns: credential id and transports of each passkey of the session's account; no row without a live session
CREATE OR REPLACE FUNCTION identity.find_passkeys(p_token bytea)
RETURNS TABLE (credential_id text, transports text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT k.credential_id, k.transports
    FROM identity.live_session(p_token) s
    JOIN identity.passkey k ON k.account_id = s.account_id
   WHERE s.scope_referral IS NULL
   ORDER BY k.passkey_id
$$;
