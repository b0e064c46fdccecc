-- The one way to change the state of a referral.
--
-- Takes the session's token, the referral's number, the act, a reason of the closed list, and a detail:
--   {"word": key of a word sealed just before, "at": ISO instant, "place": text, "attended": true}
-- "attended": the person came to the meeting, and the answer is given at once: both steps are recorded.
-- Returns {"code", "entry", "state", "transition"}; code null when done.
-- Refusals: those of gate.ask; out_of_scope, state, party, too_late, reason_required, word, meeting (see referrals.check_act).
--
-- The referral's row is locked before anything is decided: of two people at once the second reads the state that
-- the first one left, gets `state`, and nothing is done twice. The outcome is part of the one entry.
CREATE OR REPLACE FUNCTION referrals.act(
  p_token bytea, p_referral bigint, p_act text, p_reason text, p_detail jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  r referrals.referral;
  me record;
  v gate.verdict;
  detail jsonb := coalesce(p_detail, '{}');
  outcome text;
  party text;
  attended boolean;
  t record;
BEGIN
  SELECT * INTO me FROM gate.who(p_token);
  SELECT x.* INTO r FROM referrals.referral AS x WHERE x.referral_id = p_referral FOR UPDATE;
  party := referrals.party_of(r, me.account_id, me.role);
  attended := coalesce((detail->'attended') = 'true'::jsonb AND r.state LIKE 'invited\_to\_%'
                       AND p_act NOT IN ('mark_present', 'mark_absent'), false);
  outcome := CASE
    WHEN r.referral_id IS NULL THEN 'not_found'
    -- The gate knows people, not referrals: a link of one referral does not act on another of the same person.
    WHEN me.scope_referral IS NOT NULL AND me.scope_referral <> r.referral_id THEN 'out_of_scope'
    ELSE coalesce(CASE WHEN attended THEN referrals.check_act(r, r.state, party, 'mark_present', NULL, '{}') END,
             referrals.check_act(r, CASE WHEN attended THEN 'present' ELSE r.state END, party, p_act, p_reason, detail))
  END;

  v := gate.ask(
    p_token,
    CASE me.role WHEN 'beneficiary' THEN 'proposal.answer' WHEN 'provider' THEN 'candidate.answer'
                 ELSE 'referral.act' END,
    NULL, ARRAY[ROW(coalesce(r.structure_id, 0), coalesce(r.beneficiary_id, 0))::gate.subject], '{}',
    jsonb_build_object('referral', p_referral, 'act', left(p_act, 40), 'outcome', coalesce(outcome, 'done')));
  IF v.code IS NOT NULL OR outcome IS NOT NULL THEN
    RETURN jsonb_build_object('code', coalesce(v.code, outcome), 'entry', v.entry_id::text,
                              'state', CASE WHEN v.code IS NULL THEN r.state END);
  END IF;

  IF attended THEN
    SELECT x.* INTO t FROM referrals.transitions() AS x WHERE x.from_state = r.state AND x.act = 'mark_present';
    -- The counsellor is told once, by the answer that follows.
    r := referrals.apply(r, 'mark_present', t.to_state, party, v.account_id, NULL, NULL, NULL, NULL, v.entry_id, '{}');
  END IF;
  SELECT x.* INTO t FROM referrals.transitions() AS x WHERE x.from_state = r.state AND x.act = p_act;
  r := referrals.apply(
    r, p_act, t.to_state, party, v.account_id, CASE WHEN t.needs_reason THEN p_reason END, detail->>'word',
    CASE WHEN t.needs_meeting THEN referrals.instant(detail->>'at') END,
    CASE WHEN t.needs_meeting THEN btrim(detail->>'place') END, v.entry_id, t.tells);
  IF r.state = 'accepted' THEN
    SELECT x.* INTO t FROM referrals.transitions() AS x WHERE x.from_state = 'accepted' AND x.act = 'send';
    r := referrals.apply(r, 'send', t.to_state, 'system', NULL, NULL, NULL, NULL, NULL, NULL, t.tells);
  END IF;
  RETURN jsonb_build_object('code', NULL, 'entry', v.entry_id::text, 'state', r.state);
END
$$;
