-- Somebody came back from an identity provider whose answer was verified: who that is here, and whether they may enter.
-- An account is found by issuer and subject alone; an e-mail address links nobody. Who is not known yet gets an account
-- that reaches nothing, and a wish that two people decide on (law 8).
-- takes: issuer, subject, level of assurance (acr), siret and idp_id as claimed, e-mail and name (kept for a new
--        account only), session token (32 random bytes)
-- returns: code, account. Granted to ecluse_signin alone (law 5).
-- refusals, each with its entry: sso_invalid, sso_assurance (below eidas1), sso_structure (no such structure, not this
--   account's, or this provider does not speak for it), sso_full (twenty wait already), account_pending (born now, or
--   waiting still), sso_passkey_needed (who looks after accounts or supervises needs eidas2, or a passkey of ours),
--   account_suspended
CREATE OR REPLACE FUNCTION identity.sso_sign_in(
  p_issuer text, p_subject text, p_acr text, p_siret text, p_idp text, p_email text, p_name text, p_token bytea)
RETURNS TABLE (code text, account_id bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  a identity.account;
  v_structure bigint;
  v_level int := CASE p_acr WHEN 'eidas1' THEN 1 WHEN 'eidas2' THEN 2 WHEN 'eidas3' THEN 3 ELSE 0 END;
BEGIN
  SELECT s.structure_id INTO v_structure
    FROM identity.structure s
    JOIN identity.sso_provider p ON p.structure_id = s.structure_id AND p.issuer = p_issuer AND p.idp_id = p_idp
   WHERE s.siret = p_siret
     FOR NO KEY UPDATE OF s; -- twenty pending means twenty; and two first arrivals at once queue here
  SELECT x.* INTO a FROM identity.account x
    JOIN identity.sso_subject u ON u.account_id = x.account_id
   WHERE u.issuer = p_issuer AND u.subject = p_subject;
  account_id := a.account_id;
  code := CASE
    WHEN p_issuer IS NULL OR coalesce(length(p_subject), 0) NOT BETWEEN 1 AND 255
      OR p_token IS NULL OR length(p_token) <> 32 THEN 'sso_invalid'
    WHEN v_level < 1 THEN 'sso_assurance'
    WHEN v_structure IS NULL OR a.structure_id <> v_structure THEN 'sso_structure'
    WHEN a.account_id IS NULL THEN identity.sso_birth(v_structure, p_issuer, p_subject, p_email, p_name)
    WHEN a.state = 'pending' THEN identity.sso_ask_again(a.account_id)
    WHEN a.state <> 'active' THEN 'account_suspended'
    WHEN a.role IN ('account_manager', 'supervisor') AND v_level < 2 THEN 'sso_passkey_needed'
    WHEN a.role NOT IN ('counsellor', 'account_manager', 'supervisor') THEN 'sso_structure'
  END;
  IF code IS NULL THEN
    code := identity.start_session(a.account_id, 'sso', p_token);
  ELSE
    PERFORM identity.write_entry(coalesce(a.account_id, (SELECT u.account_id FROM identity.sso_subject u
        WHERE u.issuer = p_issuer AND u.subject = p_subject)), 'identity.sign_in', code,
      jsonb_build_object('method', 'sso', 'level', v_level));
  END IF;
  RETURN NEXT;
END
$$;
