-- Who opened an organisation's link says that it is not for them: the link and the session are closed, the counsellor
-- is told. Takes the session's token. Returns {"code", "entry"}. Refusals: those of gate.ask for 'candidate.answer'.
CREATE OR REPLACE FUNCTION referrals.report_link(p_token bytea) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  r referrals.referral;
  me record;
  v gate.verdict;
BEGIN
  SELECT * INTO me FROM gate.who(p_token);
  r := referrals.find_referral(me.scope_referral);
  v := gate.ask(p_token, 'candidate.answer', NULL,
                ARRAY[ROW(coalesce(r.structure_id, 0), coalesce(r.beneficiary_id, 0))::gate.subject], '{}',
                jsonb_build_object('referral', r.referral_id, 'act', 'report'));
  IF v.code IS NULL THEN
    -- The relationship ends too: the address itself is in doubt, so a new link to it would be no better.
    PERFORM referrals.close_provider(r, clock_timestamp());
    PERFORM referrals.queue_message(r, 'counsellor.reported', 'counsellor', NULL, clock_timestamp());
  END IF;
  RETURN jsonb_build_object('code', v.code, 'entry', v.entry_id::text);
END
$$;
