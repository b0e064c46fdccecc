-- Keeps a one-time link (8 days) by which one account may act on one referral; the earlier open link for
-- the same referral and purpose is revoked.
-- takes: referral, account, purpose (propose | answer), sha256 of the link's token
-- returns: nothing. Granted to nobody: called by kernel functions of referrals.
CREATE OR REPLACE FUNCTION identity.create_link(p_referral bigint, p_account bigint, p_purpose text, p_hash bytea)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE identity.link l SET revoked_at = pg_catalog.now()
   WHERE l.referral_id = p_referral AND l.purpose = p_purpose AND l.revoked_at IS NULL AND l.redeemed_at IS NULL;
  INSERT INTO identity.link (token_hash, referral_id, structure_id, account_id, purpose)
  SELECT p_hash, p_referral, a.structure_id, a.account_id, p_purpose
    FROM identity.account a WHERE a.account_id = p_account;
END
$$;
