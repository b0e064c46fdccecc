-- The referrals of a counsellor: of the people it follows or covers now. Inner function: decides nothing.
-- Takes an account. Returns the rows that live or ended within 60 days, at most 500, longest waiting first.
CREATE OR REPLACE FUNCTION referrals.mine(p_account bigint) RETURNS SETOF referrals.referral
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT r.* FROM referrals.referral AS r
  WHERE (r.structure_id, r.beneficiary_id) IN (
      SELECT g.structure_id, g.beneficiary_id FROM gate.relationship AS g
      WHERE g.account_id = p_account AND g.kind IN ('follows', 'covers')
        AND g.since <= clock_timestamp() AND (g.until IS NULL OR g.until > clock_timestamp()))
    AND (r.state NOT IN ('declined', 'refused', 'finished', 'dropped', 'withdrawn')
         OR r.state_since > clock_timestamp() - interval '60 days')
  ORDER BY r.state IN ('declined', 'refused', 'finished', 'dropped', 'withdrawn'), r.state_since, r.referral_id
  LIMIT 500
$$;
