-- How many referrals of the session's account have something to read. For the navigation; shows nobody.
CREATE OR REPLACE FUNCTION referrals.counts(p_token bytea) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*)::integer
  FROM gate.who(p_token) AS me CROSS JOIN LATERAL referrals.mine(me.account_id) AS r
  WHERE me.role = 'counsellor' AND EXISTS (
    SELECT FROM referrals.transition AS t
    WHERE t.structure_id = r.structure_id AND t.referral_id = r.referral_id
      AND t.party IN ('beneficiary', 'provider') AND t.at > r.read_at)
$$;
