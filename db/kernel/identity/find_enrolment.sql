-- What the enrolment page needs to begin: whose it is, and which passkeys are already there.
-- takes: enrolment token; session token of the browser that shows it (null: none)
-- returns: code, account, role, display name, e-mail, structure name, the account's user handle, its credential ids.
-- The handle is what devices store instead of the account's number: that of the first passkey, or one drawn from
-- the enrolment's own random token.
-- refusals: enrolment_unknown (never made, used, expired, of an inactive account, or asked for by
--           another session: one answer for all)
CREATE OR REPLACE FUNCTION identity.find_enrolment(p_enrolment bytea, p_session bytea DEFAULT NULL)
RETURNS TABLE (code text, account_id bigint, role text, display_name text, email text, structure_name text,
  user_handle bytea, credential_ids text[])
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN QUERY
    SELECT NULL::text, a.account_id, a.role, a.display_name, a.email, s.name,
           coalesce((SELECT k.user_handle FROM identity.passkey k WHERE k.account_id = a.account_id
                      ORDER BY k.passkey_id LIMIT 1), pg_catalog.sha256(e.token_hash)),
           ARRAY(SELECT k.credential_id FROM identity.passkey k WHERE k.account_id = a.account_id ORDER BY k.passkey_id)
      FROM identity.enrolment e
      JOIN identity.account a ON a.account_id = e.account_id AND a.state = 'active'
      JOIN identity.structure s ON s.structure_id = a.structure_id
     WHERE e.token_hash = pg_catalog.sha256(p_enrolment)
       AND e.used_at IS NULL AND e.expires_at > pg_catalog.now()
       AND (e.session_hash IS NULL OR e.session_hash = (SELECT l.token_hash FROM identity.live_session(p_session) l));
  IF NOT FOUND THEN
    RETURN QUERY SELECT 'enrolment_unknown'::text, NULL::bigint, NULL::text, NULL::text, NULL::text, NULL::text,
      NULL::bytea, NULL::text[];
  END IF;
END
$$;
