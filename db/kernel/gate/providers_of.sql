-- The accounts of organisations that may see people of these structures now, or will before this moment. Inner function.
CREATE OR REPLACE FUNCTION gate.providers_of(p_structures bigint[], p_before timestamptz) RETURNS SETOF bigint
LANGUAGE sql STABLE AS $$
  SELECT DISTINCT g.account_id FROM gate.relationship AS g
  JOIN identity.account AS a ON a.account_id = g.account_id AND a.role = 'provider' AND a.state <> 'removed'
  WHERE g.kind = 'provider' AND g.structure_id = ANY (p_structures)
    AND g.since < p_before AND (g.until IS NULL OR g.until > clock_timestamp())
$$;
