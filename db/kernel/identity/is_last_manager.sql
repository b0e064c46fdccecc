-- Whether this is the only active account manager of its structure. The caller holds the structure's row lock: of two
-- managers who leave at once, the second is then the last. Inner function.
CREATE OR REPLACE FUNCTION identity.is_last_manager(p_account bigint) RETURNS boolean
LANGUAGE sql VOLATILE AS $$
  SELECT EXISTS (
    SELECT FROM identity.account AS a
    WHERE a.account_id = p_account AND a.role = 'account_manager' AND a.state = 'active'
      AND NOT EXISTS (SELECT FROM identity.account AS b
        WHERE b.structure_id = a.structure_id AND b.role = 'account_manager' AND b.state = 'active'
          AND b.account_id <> a.account_id))
$$;
