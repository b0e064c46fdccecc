-- The one-time links that an account opened a way with and that still work: its own, and those of the referrals that it
-- proposed. Inner function.
CREATE OR REPLACE FUNCTION watch.links_of(p_account bigint) RETURNS SETOF bytea
LANGUAGE sql STABLE AS $$
  SELECT l.token_hash FROM identity.link AS l
  WHERE l.revoked_at IS NULL AND l.expires_at > clock_timestamp()
    AND (l.account_id = p_account OR l.referral_id IN (SELECT r.referral_id FROM referrals.referral AS r WHERE r.proposed_by = p_account))
$$;
