-- Whether this choice of accounts and window can be an incident's. Returns null, or: invalid (no window, more than 400
-- days, more than 500 accounts, nobody), not_found (an account that is not in one's charge: the same answer as nobody's
-- number). Inner function.
CREATE OR REPLACE FUNCTION incident.check_choice(
  p_me bigint, p_accounts bigint[], p_from timestamptz, p_to timestamptz) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN p_from < p_to AND p_to - p_from <= interval '400 days' AND isfinite(p_from) AND isfinite(p_to)
      AND cardinality(p_accounts) BETWEEN 1 AND 500 THEN
      CASE WHEN (SELECT count(*) FROM identity.account AS a
                 WHERE a.account_id = ANY (p_accounts) AND identity.in_charge(p_me, a.structure_id))
                = (SELECT count(DISTINCT x) FROM unnest(p_accounts) AS x) THEN NULL ELSE 'not_found' END
    ELSE 'invalid' END
$$;
