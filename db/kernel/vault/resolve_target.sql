-- Whom a target of vault.ask_reveals means, for the account of this session. Decides nothing.
-- Raises 22023 (a fault) for a target it does not know.
CREATE OR REPLACE FUNCTION vault.resolve_target(p_token bytea, p_target jsonb) RETURNS vault.whom
LANGUAGE plpgsql STABLE AS $$
DECLARE
  me record;
  found vault.whom := ROW('{}', '{}', '{}')::vault.whom;
BEGIN
  IF p_target ? 'subjects' THEN
    SELECT coalesce(array_agg(ROW(s.structure_id, s.beneficiary_id)::gate.subject ORDER BY s.n), '{}') INTO found.who
    FROM (SELECT (x.pair->>0)::bigint AS structure_id, (x.pair->>1)::bigint AS beneficiary_id, min(x.n) AS n
          FROM jsonb_array_elements(p_target->'subjects') WITH ORDINALITY AS x(pair, n) GROUP BY 1, 2) AS s;
    RETURN found;
  END IF;
  SELECT * INTO me FROM gate.who(p_token);
  IF p_target ? 'caseload' THEN
    found.who := vault.resolve_caseload(me.account_id, me.structure_id,
      coalesce((p_target->'caseload'->>'limit')::integer, 25),
      coalesce((p_target->'caseload'->>'offset')::integer, 0), p_target->'caseload'->>'filter');
    found.detail := '{"list": "caseload"}';
  ELSIF p_target ? 'search' THEN
    SELECT related, unrelated INTO found.who, found.others FROM vault.resolve_search(
      me.account_id, me.structure_id,
      CASE WHEN p_target->'search'->>'kind' IN ('name', 'name_start') THEN p_target->'search'->>'kind' END,
      ARRAY(SELECT decode(t, 'hex') FROM jsonb_array_elements_text(p_target->'search'->'tokens') AS t),
      coalesce((p_target->'search'->>'limit')::integer, 20));
    found.detail := jsonb_build_object('search', p_target->'search'->>'kind' = 'name');
  ELSIF p_target ? 'referral' THEN
    found.who := referrals.subjects_of(me.account_id, (p_target->>'referral')::bigint);
    found.detail := jsonb_build_object('referral', (p_target->>'referral')::bigint);
  ELSIF p_target ? 'referrals' THEN
    found.who := referrals.subjects_of(me.account_id, NULL);
  ELSE
    RAISE EXCEPTION 'vault.ask_reveals: unknown target' USING ERRCODE = '22023';
  END IF;
  RETURN found;
END
$$;
