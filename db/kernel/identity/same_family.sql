-- Whether two accounts go back to one who asked for them, however far up: two accounts that one person made, or had
-- made, must not be the two pairs of eyes. Stricter than in_lineage, which knows parents and not siblings.
-- Takes two accounts. Returns true or false. Inner function; a recovery can close a circle, hence UNION.
CREATE OR REPLACE FUNCTION identity.same_family(p_one bigint, p_other bigint) RETURNS boolean
LANGUAGE sql STABLE AS $$
  WITH RECURSIVE one(id) AS (
    SELECT p_one UNION SELECT a.requested_by FROM one JOIN identity.account AS a ON a.account_id = one.id
    WHERE a.requested_by IS NOT NULL
  ), other(id) AS (
    SELECT p_other UNION SELECT a.requested_by FROM other JOIN identity.account AS a ON a.account_id = other.id
    WHERE a.requested_by IS NOT NULL
  )
  SELECT EXISTS (SELECT FROM one JOIN other USING (id))
$$;
