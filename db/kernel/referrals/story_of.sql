-- One referral with its story, for one of its parties: pseudonymous. Names and words come through vault.reveals.
-- Returns {"party", "referral", "timeline", "contact", "openings", "structure", "counsellor", "sessionEndsAt",
-- "providerUntil", "identity" (since when the young person's own identity opens their page)}. Inner function: referrals.take_read has the committed entry.
CREATE OR REPLACE FUNCTION referrals.story_of(p_token bytea, r referrals.referral, p_account bigint, p_role text)
RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
  party text := referrals.party_of(r, p_account, p_role);
BEGIN
  RETURN jsonb_build_object(
    'party', party,
    'referral', referrals.row_of(r)
      || CASE WHEN party = 'counsellor' THEN jsonb_build_object('notReached', referrals.not_reached(r)) ELSE '{}' END,
    'timeline', referrals.timeline(r),
    'contact', CASE WHEN party = 'counsellor' THEN r.provider_contact END,
    'openings', CASE WHEN party <> 'provider' THEN referrals.openings(r) END,
    'structure', (SELECT s.name FROM identity.structure AS s WHERE s.structure_id = r.structure_id),
    'counsellor', (SELECT a.display_name FROM identity.account AS a WHERE a.account_id = r.proposed_by),
    'sessionEndsAt', (SELECT s.ends_at FROM identity.session AS s WHERE s.token_hash = sha256(p_token)),
    'identity', CASE WHEN party = 'beneficiary' THEN
      (SELECT y.bound_at FROM identity.young_subject AS y WHERE y.account_id = p_account) END,
    'providerUntil', (SELECT g.until FROM gate.relationship AS g
      WHERE g.structure_id = r.structure_id AND g.beneficiary_id = r.beneficiary_id
        AND g.account_id = r.provider_account AND g.kind = 'provider' AND g.referral_id = r.referral_id));
END
$$;
