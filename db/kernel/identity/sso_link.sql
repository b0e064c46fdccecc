-- Links the account of a session opened by passkey to the subject that an identity provider just vouched for, after
-- identity.sso_link_begin. From then on identity.sso_sign_in lets it in. The owner is told by mail.
-- takes: session token, issuer, subject, acr, siret and idp_id as claimed
-- returns: code. Granted to ecluse_signin alone (law 5).
-- refusals, each with its entry: those of gate.ask; sso_passkey_session, sso_invalid, sso_assurance, sso_structure (the
--   siret is not that of the account's structure, or this provider does not speak for it), sso_passkey_needed (who looks
--   after accounts or supervises needs eidas2), sso_bound (this subject, or this account, is linked already)
CREATE OR REPLACE FUNCTION identity.sso_link(
  p_token bytea, p_issuer text, p_subject text, p_acr text, p_siret text, p_idp text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  s identity.session;
  a identity.account;
  v gate.verdict;
  v_structure bigint;
  outcome text;
  v_level int := CASE p_acr WHEN 'eidas1' THEN 1 WHEN 'eidas2' THEN 2 WHEN 'eidas3' THEN 3 ELSE 0 END;
BEGIN
  SELECT * INTO s FROM identity.live_session(p_token);
  -- As identity.sso_sign_in: a first arrival of this subject and its linking queue on the structure.
  SELECT x.structure_id INTO v_structure
    FROM identity.structure x
    JOIN identity.sso_provider p ON p.structure_id = x.structure_id AND p.issuer = p_issuer AND p.idp_id = p_idp
   WHERE x.siret = p_siret
     FOR NO KEY UPDATE OF x;
  SELECT x.* INTO a FROM identity.account x WHERE x.account_id = s.account_id FOR NO KEY UPDATE;
  outcome := CASE
    WHEN s.method IS DISTINCT FROM 'passkey' THEN 'sso_passkey_session'
    WHEN p_issuer IS NULL OR coalesce(length(p_subject), 0) NOT BETWEEN 1 AND 255 THEN 'sso_invalid'
    WHEN v_level < 1 THEN 'sso_assurance'
    WHEN v_structure IS NULL OR a.structure_id <> v_structure THEN 'sso_structure'
    WHEN a.role IN ('account_manager', 'supervisor') AND v_level < 2 THEN 'sso_passkey_needed'
    WHEN EXISTS (SELECT FROM identity.sso_subject u WHERE u.issuer = p_issuer AND u.subject = p_subject)
      OR EXISTS (SELECT FROM identity.sso_subject u WHERE u.account_id = a.account_id) THEN 'sso_bound'
  END;
  v := gate.ask(p_token, 'account.link_sso', NULL, '{}', '{}',
                jsonb_build_object('level', v_level, 'outcome', coalesce(outcome, 'done')));
  IF v.code IS NOT NULL THEN
    RETURN v.code;
  ELSIF outcome IS NOT NULL THEN
    PERFORM identity.write_entry(a.account_id, 'account.link_sso', outcome);
    RETURN outcome;
  END IF;
  INSERT INTO identity.sso_subject (issuer, subject, structure_id, account_id)
  VALUES (p_issuer, p_subject, a.structure_id, a.account_id);
  PERFORM identity.queue_mail(a.account_id, 'sso.linked', NULL, NULL, NULL);
  RETURN NULL;
END
$$;
