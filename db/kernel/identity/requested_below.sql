-- The accounts that one asked for, and those that these asked for: whoever holds the first may hold their links.
-- Inner function. A recovery can close a circle, hence UNION.
CREATE OR REPLACE FUNCTION identity.requested_below(p_account bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE AS $$
  WITH RECURSIVE below(id) AS (
    SELECT a.account_id FROM identity.account AS a WHERE a.requested_by = p_account
    UNION
    SELECT a.account_id FROM below JOIN identity.account AS a ON a.requested_by = below.id
  )
  SELECT below.id FROM below WHERE below.id <> p_account
$$;
