-- The account's own passkeys, oldest first.
-- takes: session token
-- returns: id, label, created, last used; no row without a live agent's session
CREATE OR REPLACE FUNCTION identity.list_passkeys(p_token bytea)
RETURNS TABLE (passkey_id bigint, label text, created_at timestamptz, last_used_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT k.passkey_id, k.label, k.created_at, k.last_used_at
    FROM identity.live_session(p_token) l
    JOIN identity.passkey k ON k.account_id = l.account_id
   WHERE l.scope_referral IS NULL
   ORDER BY k.passkey_id
$$;
