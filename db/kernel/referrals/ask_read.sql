-- First half of reading referrals: ask the gate, note what may be taken. Discloses nothing.
-- Takes the session's token and what to read:
--   'view'    one referral with its story; p_number: the referral
--   'board'   the counsellor's own referrals, by number and state
--   'person'  the referrals of one person, for its dossier; p_structure, p_number: the person
--   'own'     a young person's own referrals, for a session by their identity; a link's reaches its one referral only
-- Returns {"code": null | refusal, "entry"}. Refusals: those of gate.ask; a number of nobody is refused like
-- somebody else's; out_of_scope to somebody tied to the person, yet not to this referral.
CREATE OR REPLACE FUNCTION referrals.ask_read(p_token bytea, p_what text, p_structure bigint, p_number bigint)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  r referrals.referral;
  me record;
  v gate.verdict;
  person gate.subject;
  whom gate.subject[] := '{}';
BEGIN
  SELECT * INTO me FROM gate.who(p_token);
  IF p_what = 'view' THEN
    r := referrals.find_referral(p_number);
    person := ROW(coalesce(r.structure_id, 0), coalesce(r.beneficiary_id, 0))::gate.subject;
    whom := ARRAY[person];
    v := gate.ask(
      p_token,
      CASE me.role WHEN 'beneficiary' THEN 'proposal.view' WHEN 'provider' THEN 'candidate.view' ELSE 'referral.view' END,
      NULL, whom, '{}', jsonb_build_object('referral', p_number));
    IF v.code IS NULL AND (referrals.party_of(r, me.account_id, me.role) IS NULL
                           OR (v.scope_referral IS NOT NULL AND v.scope_referral <> p_number)) THEN
      v.code := 'out_of_scope';
      v.entry_id := ledger.append_entry(v.account_id, v.account_structure_id, 'referral.view', v.code, NULL,
        whom, '{}', jsonb_build_object('referral', p_number));
    END IF;
  ELSIF p_what = 'board' THEN
    v := gate.ask(p_token, 'referral.list', NULL, '{}', '{}', '{}');
  ELSIF p_what = 'person' THEN
    whom := ARRAY[ROW(p_structure, p_number)::gate.subject];
    v := gate.ask(p_token, 'referral.of_person', NULL, whom, '{}', '{}');
  ELSIF p_what = 'own' THEN
    whom := ARRAY[identity.young_person(me.account_id)];
    v := gate.ask(p_token, 'proposal.list', NULL, whom, '{}', '{}');
    IF v.code IS NULL AND v.scope_referral IS NOT NULL THEN
      v.code := 'out_of_scope';
      v.entry_id := ledger.append_entry(v.account_id, v.account_structure_id, 'proposal.list', v.code, NULL, whom, '{}', '{}');
    END IF;
  ELSE
    RAISE EXCEPTION 'referrals.ask_read: unknown %', left(p_what, 20) USING ERRCODE = '22023';
  END IF;

  IF v.code IS NULL THEN
    PERFORM gate.note_page(p_token, v.entry_id, 'referrals', p_what,
      jsonb_build_object('structure', p_structure, 'number', p_number));
  END IF;
  RETURN jsonb_build_object('code', v.code, 'entry', v.entry_id::text);
END
$$;
