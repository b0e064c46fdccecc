-- Takes from the training organisation what it had: its links and its sessions now, its relationship at p_until.
-- Inner function.
CREATE OR REPLACE FUNCTION referrals.close_provider(r referrals.referral, p_until timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE gate.relationship AS g SET until = p_until
  WHERE g.structure_id = (r).structure_id AND g.beneficiary_id = (r).beneficiary_id
    AND g.account_id = (r).provider_account AND g.kind = 'provider' AND g.referral_id = (r).referral_id;
  UPDATE identity.link AS l SET revoked_at = clock_timestamp()
  WHERE l.referral_id = (r).referral_id AND l.account_id = (r).provider_account AND l.revoked_at IS NULL;
  UPDATE identity.session AS s SET ended_at = clock_timestamp(), ended_why = 'link_revoked'
  WHERE s.scope_referral = (r).referral_id AND s.account_id = (r).provider_account AND s.ended_at IS NULL;
END
$$;
