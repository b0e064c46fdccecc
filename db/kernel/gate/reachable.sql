-- How many distinct people an account is tied to now, or will be before this moment. Inner function.
CREATE OR REPLACE FUNCTION gate.reachable(p_account bigint, p_before timestamptz) RETURNS integer
LANGUAGE sql STABLE AS $$
  SELECT count(DISTINCT r.beneficiary_id)::integer FROM gate.relationship AS r
  WHERE r.account_id = p_account AND r.since < p_before AND (r.until IS NULL OR r.until > clock_timestamp())
$$;
