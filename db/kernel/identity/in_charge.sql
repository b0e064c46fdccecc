-- Whether this account looks after the accounts of that structure: its own account managers, and, for small
-- structures, the account managers and supervisors of a supervision of its department (of everywhere when the
-- supervision names none). Never a counsellor. State and probation are not looked at. Inner function.
CREATE OR REPLACE FUNCTION identity.in_charge(p_account bigint, p_structure bigint) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM identity.account AS a
    JOIN identity.structure AS mine ON mine.structure_id = a.structure_id
    JOIN identity.structure AS theirs ON theirs.structure_id = p_structure
    WHERE a.account_id = p_account AND (
      (a.role = 'account_manager' AND a.structure_id = p_structure)
      OR (a.role IN ('account_manager', 'supervisor') AND mine.kind = 'supervision'
          AND coalesce(mine.department = theirs.department, mine.department IS NULL))))
$$;
