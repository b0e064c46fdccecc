-- A first arrival through single sign-on: a pending account, its link to the issuer's subject, and the wish to admit it.
-- Always as a counsellor; another role is another wish. Inner function, under the lock of the structure.
-- takes: structure, issuer, subject, e-mail (kept when its domain is the structure's and nobody has it), name
-- returns: account_pending, or sso_full (as many wait as may)
CREATE OR REPLACE FUNCTION identity.sso_birth(
  p_structure bigint, p_issuer text, p_subject text, p_email text, p_name text) RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
  v_account bigint;
  v_email text := (SELECT p_email WHERE EXISTS (
      SELECT FROM identity.allowed_domain d
       WHERE d.structure_id = p_structure AND d.domain = lower(split_part(p_email, '@', 2)))
    AND p_email ~ '^[^[:space:]@<>,;:"]+@[^[:space:]@<>,;:"]+$' AND length(p_email) <= 200);
BEGIN
  IF (SELECT count(*) FROM identity.account a
       WHERE a.structure_id = p_structure AND a.state = 'pending' AND a.born = 'sso') >= gate.number('sso_pending') THEN
    RETURN 'sso_full';
  END IF;
  INSERT INTO identity.account AS a (structure_id, role, email, display_name, state, born)
  VALUES (p_structure, 'counsellor', v_email, left(coalesce(nullif(btrim(p_name), ''), '?'), 100), 'pending', 'sso')
  ON CONFLICT DO NOTHING
  RETURNING a.account_id INTO v_account;
  IF v_account IS NULL THEN -- somebody has this address: it links nobody, and is not taken from them
    INSERT INTO identity.account AS a (structure_id, role, display_name, state, born)
    VALUES (p_structure, 'counsellor', left(coalesce(nullif(btrim(p_name), ''), '?'), 100), 'pending', 'sso')
    RETURNING a.account_id INTO v_account;
  END IF;
  INSERT INTO identity.sso_subject (issuer, subject, structure_id, account_id)
  VALUES (p_issuer, p_subject, p_structure, v_account);
  PERFORM identity.write_entry(v_account, 'identity.create_account', NULL,
    jsonb_build_object('by', 'sso', 'role', 'counsellor'));
  RETURN identity.sso_ask_again(v_account);
END
$$;
