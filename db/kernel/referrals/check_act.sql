-- What the transition table says of an act, now. Inner function: reads, changes nothing.
-- Takes the referral, the party, the act, the reason and the detail (see referrals.act).
-- Returns the refusal, or null: state, party, too_late, reason_required, word, meeting.
CREATE OR REPLACE FUNCTION referrals.check_act(
  r referrals.referral, p_state text, p_party text, p_act text, p_reason text, p_detail jsonb) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  t record;
BEGIN
  SELECT x.* INTO t FROM referrals.transitions() AS x WHERE x.from_state = p_state AND x.act = p_act;
  RETURN CASE
    WHEN t.act IS NULL THEN 'state'
    WHEN p_party IS NULL OR NOT p_party = ANY (t.by_party) THEN 'party'
    WHEN t.within_hours IS NOT NULL AND clock_timestamp() > (r).state_since + make_interval(hours => t.within_hours)
      THEN 'too_late'
    WHEN t.needs_reason AND NOT EXISTS (SELECT FROM referrals.reasons() AS x
                                        WHERE x.act = p_act AND x.reason = p_reason) THEN 'reason_required'
    WHEN t.needs_reason AND p_reason = 'other' AND p_detail->>'word' IS NULL THEN 'word'
    WHEN p_detail->>'word' IS NOT NULL AND p_detail->>'word' !~ '^[0-9a-f]{16}$' THEN 'word'
    WHEN t.needs_meeting AND NOT coalesce(
      referrals.instant(p_detail->>'at') BETWEEN clock_timestamp() AND clock_timestamp() + interval '400 days'
      AND length(btrim(p_detail->>'place')) BETWEEN 1 AND 200, false) THEN 'meeting'
  END;
END
$$;
