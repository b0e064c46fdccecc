-- Takes one allowed step: the transition's row, the new state, who reaches whom from now on, the messages.
-- Inner function; the caller holds the referral's row lock and has checked the table.
-- Returns the referral as it stands after.
CREATE OR REPLACE FUNCTION referrals.apply(
  r referrals.referral, p_act text, p_to text, p_party text, p_account bigint, p_reason text, p_word text,
  p_meeting_at timestamptz, p_place text, p_entry bigint, p_tells text[]) RETURNS referrals.referral
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  now_at timestamptz := clock_timestamp();
  was text := (r).state;
  step bigint;
  told text;
BEGIN
  INSERT INTO referrals.transition AS t
    (structure_id, referral_id, act, from_state, to_state, party, account_id, reason, word_key, at, entry_id)
  VALUES ((r).structure_id, (r).referral_id, p_act, was, p_to, p_party, p_account, p_reason, p_word, now_at, p_entry)
  RETURNING t.transition_id INTO step;
  UPDATE referrals.referral AS x SET state = p_to, state_since = now_at,
      read_at = CASE WHEN p_party = 'counsellor' THEN now_at ELSE x.read_at END
  WHERE x.structure_id = (r).structure_id AND x.referral_id = (r).referral_id
  RETURNING x.* INTO r;
  IF p_meeting_at IS NOT NULL THEN
    INSERT INTO referrals.meeting (structure_id, referral_id, transition_id, kind, at, place)
    VALUES ((r).structure_id, (r).referral_id, step, substr(p_to, length('invited_to_') + 1), p_meeting_at, p_place);
  END IF;

  -- Who reaches whom. The organisation from the sending until 30 days after the end; at once after a withdrawal.
  IF p_act IN ('send', 'take_back') THEN
    INSERT INTO gate.relationship AS g (structure_id, beneficiary_id, account_id, kind, referral_id, since)
    VALUES ((r).structure_id, (r).beneficiary_id, (r).provider_account, 'provider', (r).referral_id, now_at)
    ON CONFLICT (structure_id, beneficiary_id, account_id, kind, coalesce(referral_id, 0))
    DO UPDATE SET until = NULL;
  ELSIF p_act IN ('renounce', 'decline') THEN
    PERFORM referrals.close_provider(r, now_at);
  ELSIF p_act = 'withdraw' THEN
    PERFORM referrals.close_provider(r, now_at);
    PERFORM identity.revoke_links((r).referral_id);
  ELSIF p_to IN ('refused', 'finished', 'dropped') THEN
    UPDATE gate.relationship AS g SET until = now_at + interval '30 days'
    WHERE g.structure_id = (r).structure_id AND g.beneficiary_id = (r).beneficiary_id
      AND g.account_id = (r).provider_account AND g.kind = 'provider' AND g.referral_id = (r).referral_id;
  END IF;

  -- What was about to be sent about a state that has passed would only mislead.
  UPDATE referrals.outbox AS o SET status = 'dropped', closed_at = now_at
  WHERE o.structure_id = (r).structure_id AND o.referral_id = (r).referral_id
    AND o.status = 'waiting' AND o.template LIKE '%.remind\_%';
  FOREACH told IN ARRAY p_tells LOOP
    -- Nobody is told of their own act; the organisation is told nothing before it was sent anything.
    CONTINUE WHEN told = p_party OR (told = 'provider' AND was IN ('proposed') );
    PERFORM referrals.queue_message(
      r, CASE told WHEN 'counsellor' THEN 'counsellor.changed' ELSE told || '.' || p_act END, told, NULL, now_at);
  END LOOP;
  RETURN r;
END
$$;
