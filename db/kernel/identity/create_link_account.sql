-- Creates the nameless account through which somebody acts by one-time link: a young person, or a
-- training organisation that has no account of its own yet. It has no passkey and cannot get one by itself.
-- takes: structure, role (beneficiary | provider)
-- returns: account id, or null for another role. Granted to nobody: called by kernel functions of referrals.
CREATE OR REPLACE FUNCTION identity.create_link_account(p_structure bigint, p_role text)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_account bigint;
BEGIN
  IF p_role NOT IN ('beneficiary', 'provider') OR p_role IS NULL THEN
    RETURN NULL;
  END IF;
  INSERT INTO identity.account (structure_id, role) VALUES (p_structure, p_role)
  RETURNING account_id INTO v_account;
  PERFORM identity.write_entry(v_account, 'identity.create_account', NULL,
    pg_catalog.jsonb_build_object('by', 'link', 'role', p_role));
  RETURN v_account;
END
$$;
