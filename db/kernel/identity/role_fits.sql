-- Whether an account of this role may live in a structure of this kind, as an account manager may ask for it.
-- Takes the structure's kind and the role. Returns true or false; null means false. Inner function.
CREATE OR REPLACE FUNCTION identity.role_fits(p_kind text, p_role text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(CASE p_kind WHEN 'mission_locale' THEN p_role IN ('counsellor', 'account_manager')
                              WHEN 'supervision' THEN p_role IN ('supervisor', 'account_manager') END, false)
$$;
