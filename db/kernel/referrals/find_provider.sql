-- The account through which a training organisation answers, one per (organisation, e-mail); created when new. It has
-- no passkey: links are its only way in. Inner function.
-- Takes SIRET (or null), name, e-mail. Returns the account id; null when the address belongs to another kind of account.
CREATE OR REPLACE FUNCTION referrals.find_provider(p_siret text, p_name text, p_email text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  found_structure bigint;
  found_account bigint;
  found_role text;
BEGIN
  -- Two proposals at once must not make the same organisation twice.
  PERFORM pg_advisory_xact_lock(hashtextextended('referrals.find_provider' || lower(p_email), 0));
  SELECT a.account_id, a.role INTO found_account, found_role
  FROM identity.account AS a WHERE lower(a.email) = lower(p_email);
  IF found_account IS NOT NULL THEN
    RETURN CASE WHEN found_role = 'provider' THEN found_account END;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('referrals.find_provider' || coalesce(p_siret, lower(p_name)), 0));
  SELECT s.structure_id INTO found_structure FROM identity.structure AS s
  WHERE s.kind = 'provider'
    AND CASE WHEN p_siret IS NULL THEN s.siret IS NULL AND lower(s.name) = lower(p_name) ELSE s.siret = p_siret END
  ORDER BY s.structure_id LIMIT 1;
  IF found_structure IS NULL THEN
    INSERT INTO identity.structure AS s (name, kind, siret) VALUES (p_name, 'provider', p_siret)
    ON CONFLICT DO NOTHING
    RETURNING s.structure_id INTO found_structure;
  END IF;
  -- The SIRET is a Mission Locale's: not an organisation to send anybody to.
  IF found_structure IS NULL THEN
    RETURN NULL;
  END IF;
  found_account := identity.create_link_account(found_structure, 'provider');
  UPDATE identity.account AS a SET email = lower(p_email) WHERE a.account_id = found_account;
  RETURN found_account;
END
$$;
