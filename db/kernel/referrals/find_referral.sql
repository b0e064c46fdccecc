-- The referral of a number. Takes the number; returns the row or null. Inner function: decides nothing.
CREATE OR REPLACE FUNCTION referrals.find_referral(p_referral bigint) RETURNS referrals.referral
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT r FROM referrals.referral AS r WHERE r.referral_id = p_referral
$$;
