-- Revokes every link of a referral, and ends the sessions that were started by them.
-- takes: referral
-- returns: number of links revoked. Granted to nobody: called by kernel functions of referrals.
CREATE OR REPLACE FUNCTION identity.revoke_links(p_referral bigint)
RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_count int;
BEGIN
  UPDATE identity.link l SET revoked_at = pg_catalog.now()
   WHERE l.referral_id = p_referral AND l.revoked_at IS NULL;
  GET DIAGNOSTICS v_count = ROW_COUNT;
  UPDATE identity.session s SET ended_at = pg_catalog.now(), ended_why = 'link_revoked'
   WHERE s.scope_referral = p_referral AND s.ended_at IS NULL;
  RETURN v_count;
END
$$;
