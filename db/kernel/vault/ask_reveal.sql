-- First half of a reveal: resolve whom, ask the gate, note what may be taken. Discloses nothing.
--
-- p_target, one of:
--   {"subject": [structure, beneficiary]}            one person
--   {"subjects": [[structure, beneficiary], …]}      up to 200
--   {"caseload": {"limit", "offset", "filter"}}      a page of my caseload
--   {"search": {"kind", "tokens": [hex], "limit"}}   blind-index hits among mine
--   {"referral": id}                                 the person of a referral
--   {"referrals": "mine"}                            the people of my live referrals
-- Returns {"code": null | refusal, "entry": id}.
CREATE OR REPLACE FUNCTION vault.ask_reveal(
  p_token bytea, p_operation text, p_purpose text, p_target jsonb, p_fields text[]) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  me record;
  who gate.subject[] := '{}';
  others gate.subject[] := '{}';
  v gate.verdict;
  detail jsonb := '{}';
BEGIN
  IF p_target ? 'subject' THEN
    who := ARRAY[ROW((p_target->'subject'->>0)::bigint, (p_target->'subject'->>1)::bigint)::gate.subject];
  ELSIF p_target ? 'subjects' THEN
    SELECT coalesce(array_agg(ROW(s.structure_id, s.beneficiary_id)::gate.subject ORDER BY s.n), '{}') INTO who
    FROM (SELECT (x.pair->>0)::bigint AS structure_id, (x.pair->>1)::bigint AS beneficiary_id, min(x.n) AS n
          FROM jsonb_array_elements(p_target->'subjects') WITH ORDINALITY AS x(pair, n) GROUP BY 1, 2) AS s;
  ELSE
    SELECT * INTO me FROM gate.who(p_token);
    IF p_target ? 'caseload' THEN
      who := vault.resolve_caseload(me.account_id, me.structure_id,
        coalesce((p_target->'caseload'->>'limit')::integer, 25),
        coalesce((p_target->'caseload'->>'offset')::integer, 0), p_target->'caseload'->>'filter');
      detail := '{"list": "caseload"}';
    ELSIF p_target ? 'search' THEN
      SELECT related, unrelated INTO who, others FROM vault.resolve_search(
        me.account_id, me.structure_id,
        CASE WHEN p_target->'search'->>'kind' IN ('name', 'name_start') THEN p_target->'search'->>'kind' END,
        ARRAY(SELECT decode(t, 'hex') FROM jsonb_array_elements_text(p_target->'search'->'tokens') AS t),
        coalesce((p_target->'search'->>'limit')::integer, 20));
      detail := jsonb_build_object('search', p_target->'search'->>'kind' = 'name');
    ELSIF p_target ? 'referral' THEN
      who := referrals.subjects_of(me.account_id, (p_target->>'referral')::bigint);
      detail := jsonb_build_object('referral', (p_target->>'referral')::bigint);
    ELSIF p_target ? 'referrals' THEN
      who := referrals.subjects_of(me.account_id, NULL);
    ELSE
      RAISE EXCEPTION 'vault.ask_reveal: unknown target' USING ERRCODE = '22023';
    END IF;
  END IF;

  v := gate.ask_at_door(p_token, p_operation, p_purpose, who, p_fields, detail, 'vault');

  -- Somebody of this name is here but not among mine: the same answer as nobody, and a refusal in the log.
  IF cardinality(others) > 0 AND v.account_id IS NOT NULL THEN
    PERFORM gate.ask_at_door(p_token, p_operation, p_purpose, others, p_fields, detail, 'vault');
  END IF;
  RETURN jsonb_build_object('code', v.code, 'entry', v.entry_id::text, 'people', '[]'::jsonb);
END
$$;
