-- Whether one account descends from the other, either way, or is the other: then they are not two pairs of eyes (law 8).
-- Takes two accounts. Returns true or false. Inner function.
CREATE OR REPLACE FUNCTION identity.in_lineage(p_one bigint, p_other bigint) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT p_one = p_other
      OR EXISTS (SELECT FROM identity.descendants(p_one) AS d(id) WHERE d.id = p_other)
      OR EXISTS (SELECT FROM identity.descendants(p_other) AS d(id) WHERE d.id = p_one)
$$;
