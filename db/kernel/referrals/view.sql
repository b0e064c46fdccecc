-- One referral with its story, for whichever party asks: pseudonymous. Names and words come through vault.reveal.
-- Takes the session's token and the number.
-- Returns {"code", "entry", "party", "referral", "timeline", "meeting", "counsellor", "structure", "openings",
--          "providerUntil"}.
-- Refusals: those of gate.ask; a number of nobody is refused like somebody else's. Opening it marks it as read.
CREATE OR REPLACE FUNCTION referrals.view(p_token bytea, p_referral bigint) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  r referrals.referral;
  me record;
  v gate.verdict;
  party text;
BEGIN
  SELECT * INTO me FROM gate.who(p_token);
  r := referrals.find_referral(p_referral);
  party := referrals.party_of(r, me.account_id, me.role);
  v := gate.ask(
    p_token,
    CASE me.role WHEN 'beneficiary' THEN 'proposal.view' WHEN 'provider' THEN 'candidate.view' ELSE 'referral.view' END,
    NULL, ARRAY[ROW(coalesce(r.structure_id, 0), coalesce(r.beneficiary_id, 0))::gate.subject], '{}',
    jsonb_build_object('referral', p_referral));
  -- Somebody tied to the person, yet not to this referral: no more than a stranger.
  IF v.code IS NULL AND (party IS NULL OR (v.scope_referral IS NOT NULL AND v.scope_referral <> p_referral)) THEN
    v.code := 'out_of_scope';
    v.entry_id := ledger.append_entry(v.account_id, v.account_structure_id, 'referral.view', v.code, NULL,
      ARRAY[ROW(r.structure_id, r.beneficiary_id)::gate.subject], '{}', jsonb_build_object('referral', p_referral));
  END IF;
  IF v.code IS NOT NULL THEN
    RETURN jsonb_build_object('code', v.code, 'entry', v.entry_id::text);
  END IF;
  RETURN jsonb_build_object(
    'code', NULL, 'entry', v.entry_id::text, 'party', party,
    'referral', referrals.row_of(r), 'timeline', referrals.timeline(r),
    'contact', CASE WHEN party = 'counsellor' THEN r.provider_contact END,
    'openings', CASE WHEN party <> 'provider' THEN referrals.openings(r) END,
    'structure', (SELECT s.name FROM identity.structure AS s WHERE s.structure_id = r.structure_id),
    'counsellor', (SELECT a.display_name FROM identity.account AS a WHERE a.account_id = r.proposed_by),
    'sessionEndsAt', (SELECT s.ends_at FROM identity.session AS s WHERE s.token_hash = sha256(p_token)),
    'providerUntil', (SELECT g.until FROM gate.relationship AS g
      WHERE g.structure_id = r.structure_id AND g.beneficiary_id = r.beneficiary_id
        AND g.account_id = r.provider_account AND g.kind = 'provider' AND g.referral_id = r.referral_id));
END
$$;
