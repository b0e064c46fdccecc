-- All accounts that go back to this one, however far down, by who asked for them or who approved them (law 10); itself
-- not among them. Inner function. A recovery can close a circle, hence UNION.
CREATE OR REPLACE FUNCTION identity.descendants(p_account bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE AS $$
  WITH RECURSIVE below(id) AS (
    SELECT p_account
    UNION
    SELECT a.account_id FROM below JOIN identity.account AS a ON below.id IN (a.requested_by, a.approved_by)
  )
  SELECT below.id FROM below WHERE below.id <> p_account
$$;
