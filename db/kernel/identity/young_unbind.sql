-- The young person, or who follows them, undoes the binding: the provider opens nothing here any more, and the sessions
-- that it opened end. Narrowing, at once. Tells nobody whether there was a binding.
-- takes: session token, the person (null, null: the one whom the session's account is)
-- returns: {"code", "entry"}. Refusals: those of gate.ask.
CREATE OR REPLACE FUNCTION identity.young_unbind(p_token bytea, p_structure bigint, p_beneficiary bigint) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  v gate.verdict;
  person gate.subject := ROW(p_structure, p_beneficiary)::gate.subject;
BEGIN
  IF p_structure IS NULL OR p_beneficiary IS NULL THEN
    person := identity.young_person((SELECT me.account_id FROM gate.who(p_token) AS me));
  END IF;
  v := gate.ask(p_token, 'young.unbind', NULL, ARRAY[person], '{}', '{}');
  IF v.code IS NULL THEN
    -- A sign-in at the same moment queues on the account: it finds no binding, or its session is ended here.
    PERFORM FROM identity.account AS a JOIN identity.young_subject AS y ON y.account_id = a.account_id
    WHERE y.structure_id = person.structure_id AND y.beneficiary_id = person.beneficiary_id FOR NO KEY UPDATE OF a;
    PERFORM identity.young_forget(person.structure_id, person.beneficiary_id, 'unbound');
  END IF;
  RETURN jsonb_build_object('code', v.code, 'entry', v.entry_id::text);
END
$$;
