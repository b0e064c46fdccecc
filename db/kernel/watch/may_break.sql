-- Whether an account may break the circuit of a structure, or (0) of the whole instance: a supervisor in charge of it;
-- for the instance one of a national supervision, or of any where no national one has anybody. Inner function.
CREATE OR REPLACE FUNCTION watch.may_break(p_account bigint, p_structure bigint) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM identity.account AS a JOIN identity.structure AS s ON s.structure_id = a.structure_id
    WHERE a.account_id = p_account AND a.role = 'supervisor' AND a.state = 'active' AND CASE
      WHEN p_structure <> 0 THEN identity.in_charge(a.account_id, p_structure)
      ELSE s.kind = 'supervision' AND (s.department IS NULL OR NOT EXISTS (
        SELECT FROM identity.account AS n JOIN identity.structure AS t ON t.structure_id = n.structure_id
        WHERE n.role = 'supervisor' AND n.state = 'active' AND t.kind = 'supervision' AND t.department IS NULL)) END)
$$;
