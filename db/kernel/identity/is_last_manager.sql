-- Whether this is the only active account that looks after its structure: the last account manager, or in a
-- supervision the last account manager or supervisor. The caller holds the structure's row lock: of two who leave at
-- once, the second is then the last. Inner function.
CREATE OR REPLACE FUNCTION identity.is_last_manager(p_account bigint) RETURNS boolean
LANGUAGE sql VOLATILE AS $$
  SELECT EXISTS (
    SELECT FROM identity.account AS a JOIN identity.structure AS s ON s.structure_id = a.structure_id
    CROSS JOIN LATERAL (SELECT CASE s.kind WHEN 'supervision' THEN ARRAY['account_manager', 'supervisor']
                                           ELSE ARRAY['account_manager'] END AS roles) AS who
    WHERE a.account_id = p_account AND a.role = ANY (who.roles) AND a.state = 'active'
      AND NOT EXISTS (SELECT FROM identity.account AS b
        WHERE b.structure_id = a.structure_id AND b.role = ANY (who.roles) AND b.state = 'active'
          AND b.account_id <> a.account_id))
$$;
