-- The accounts that one asked for, and those that these asked for: whoever holds the first may hold their links.
-- An account born through SSO was asked for by whoever came with it: each of its two approvers may be the one who knew.
-- Inner function. A recovery can close a circle, hence UNION.
CREATE OR REPLACE FUNCTION identity.requested_below(p_account bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE AS $$
  WITH RECURSIVE below(id) AS (
    SELECT p_account
    UNION
    SELECT a.account_id FROM below JOIN identity.account AS a
      ON a.requested_by = below.id OR (a.approved_by = below.id AND a.born = 'sso')
  )
  SELECT below.id FROM below WHERE below.id <> p_account
$$;
