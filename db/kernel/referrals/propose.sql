-- A counsellor recommends a session to one of its people.
--
-- Takes the session's token, the person, the catalogue's session, the organisation's e-mail (null: the catalogue's),
-- the key of a word sealed just before (or null).
-- Returns {"code", "entry", "referral"}; code null when done.
-- Refusals: those of gate.ask; session_unknown, session_closed, duplicate (a live referral for the same session),
-- provider_email, beneficiary_email (no address to write to).
CREATE OR REPLACE FUNCTION referrals.propose(
  p_token bytea, p_structure bigint, p_beneficiary bigint, p_session bigint, p_provider_email text, p_word text)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  s record;
  v gate.verdict;
  outcome text;
  email text;
  r referrals.referral;
  now_at timestamptz := clock_timestamp();
BEGIN
  SELECT * INTO s FROM referrals.session_snapshot(p_session);
  email := lower(btrim(coalesce(nullif(btrim(p_provider_email), ''), s.email)));
  -- The same person twice at once: the second waits here, then finds the first one's referral.
  PERFORM pg_advisory_xact_lock(hashtextextended('referrals.propose' || p_beneficiary, p_structure));
  outcome := CASE
    WHEN s.session_id IS NULL THEN 'session_unknown'
    WHEN NOT s.takes_people THEN 'session_closed'
    WHEN EXISTS (SELECT FROM referrals.referral AS x
                 WHERE x.structure_id = p_structure AND x.beneficiary_id = p_beneficiary AND x.session_id = p_session
                   AND x.state NOT IN ('declined', 'refused', 'finished', 'dropped', 'withdrawn')) THEN 'duplicate'
    WHEN email IS NULL OR length(email) > 254 OR email !~ '^[^\s@<>,;:"()\\]+@[^\s@<>,;:"()\\]+\.[^\s@<>,;:"()\\]+$'
      THEN 'provider_email'
    WHEN NOT EXISTS (SELECT FROM vault.sealed AS x WHERE x.structure_id = p_structure
                       AND x.beneficiary_id = p_beneficiary AND x.field = 'email') THEN 'beneficiary_email'
    WHEN p_word !~ '^[0-9a-f]{16}$' THEN 'word'
  END;
  v := gate.ask(p_token, 'referral.propose', NULL, ARRAY[ROW(p_structure, p_beneficiary)::gate.subject], '{}',
                jsonb_build_object('session', p_session, 'outcome', coalesce(outcome, 'done')));
  IF v.code IS NOT NULL OR outcome IS NOT NULL THEN
    RETURN jsonb_build_object('code', coalesce(v.code, outcome), 'entry', v.entry_id::text);
  END IF;

  r.provider_account := referrals.find_provider(s.siret, s.provider_name, email);
  IF r.provider_account IS NULL THEN
    RETURN jsonb_build_object('code', 'provider_email', 'entry', v.entry_id::text);
  END IF;
  r.beneficiary_account := referrals.find_beneficiary(p_structure, p_beneficiary);
  INSERT INTO referrals.referral AS x
    (structure_id, beneficiary_id, session_id, training_id, training_title, provider_name, place, starts_on, ends_on,
     provider_contact, state, state_since, proposed_by, beneficiary_account, provider_account, read_at, created_at)
  VALUES
    (p_structure, p_beneficiary, p_session, s.training_id, s.title, s.provider_name, s.address, s.starts_on, s.ends_on,
     jsonb_strip_nulls(jsonb_build_object('name', s.contact_name, 'phone', s.phone, 'email', email)),
     'proposed', now_at, v.account_id, r.beneficiary_account, r.provider_account, now_at, now_at)
  RETURNING x.* INTO r;
  INSERT INTO referrals.transition
    (structure_id, referral_id, act, from_state, to_state, party, account_id, word_key, at, entry_id)
  VALUES (p_structure, r.referral_id, 'propose', NULL, 'proposed', 'counsellor', v.account_id, p_word, now_at, v.entry_id);
  -- The person's own relationship, tied to this referral: a link's session reaches nothing else.
  INSERT INTO gate.relationship (structure_id, beneficiary_id, account_id, kind, referral_id, since)
  VALUES (p_structure, p_beneficiary, r.beneficiary_account, 'self', r.referral_id, now_at)
  ON CONFLICT DO NOTHING;
  PERFORM referrals.queue_message(r, 'beneficiary.propose', 'beneficiary', NULL, now_at);
  RETURN jsonb_build_object('code', NULL, 'entry', v.entry_id::text, 'referral', r.referral_id::text);
END
$$;
