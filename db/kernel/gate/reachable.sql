-- How many distinct people an account is tied to now, or will be before this moment. Inner function.
CREATE OR REPLACE FUNCTION gate.reachable(p_account bigint, p_before timestamptz) RETURNS integer
LANGUAGE sql STABLE AS $$
  SELECT count(DISTINCT p.id)::integer FROM (
    SELECT r.beneficiary_id AS id FROM gate.relationship AS r
    WHERE r.account_id = p_account AND r.since < p_before AND (r.until IS NULL OR r.until > clock_timestamp())
    UNION ALL
    -- Identities granted, which it may look at for a while yet (incident.open_identity).
    SELECT l.beneficiary_id FROM incident.lift AS l
    WHERE l.account_id = p_account AND l.until > clock_timestamp() AND NOT l.exercise) AS p
$$;
