-- The nameless account of a young person; created when new. Inner function.
-- Takes the person. Returns the account id.
CREATE OR REPLACE FUNCTION referrals.find_beneficiary(p_structure bigint, p_beneficiary bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  found_account bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('referrals.find_beneficiary' || p_beneficiary, p_structure));
  SELECT g.account_id INTO found_account FROM gate.relationship AS g
  WHERE g.structure_id = p_structure AND g.beneficiary_id = p_beneficiary AND g.kind = 'self'
  ORDER BY g.account_id LIMIT 1;
  RETURN coalesce(found_account, identity.create_link_account(p_structure, 'beneficiary'));
END
$$;
