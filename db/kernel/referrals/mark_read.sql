-- The counsellor has read the story of a referral up to now. Takes the session's token and the number.
-- Returns nothing; does nothing unless the account follows or covers the person. A page prefetched is not a page read:
-- hence apart from referrals.read.
CREATE OR REPLACE FUNCTION referrals.mark_read(p_token bytea, p_referral bigint) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE referrals.referral AS r SET read_at = clock_timestamp()
  FROM gate.who(p_token) AS me
  WHERE r.referral_id = p_referral AND me.role = 'counsellor' AND EXISTS (
    SELECT FROM gate.relationship AS g WHERE g.account_id = me.account_id AND g.kind IN ('follows', 'covers')
      AND g.structure_id = r.structure_id AND g.beneficiary_id = r.beneficiary_id
      AND (g.until IS NULL OR g.until > clock_timestamp()))
$$;
