-- First half of a reveal, of one or of several sessions that share a transaction: resolve whom, ask the gate, note what
-- may be taken. Discloses nothing.
-- Takes an array of acts: [{"token": base64, "operation", "purpose", "fields": [field], "target": one of:
--   {"subject": [structure, beneficiary]}            one person
--   {"subjects": [[structure, beneficiary], …]}      up to 200
--   {"caseload": {"limit", "offset", "filter"}}      a page of my caseload
--   {"search": {"kind", "tokens": [hex], "limit"}}   blind-index hits among mine
--   {"referral": id}                                 the person of a referral
--   {"referrals": "mine"}                            the people of my live referrals
-- }, …]. Returns [{"code": null | refusal, "entry": id, "people": []}, …] in the same order.
-- A malformed act is a fault of all of them: whoever joined them asks again one by one.
CREATE OR REPLACE FUNCTION vault.ask_reveals(p_acts jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  acts gate.act[];
  strangers gate.act[];
  verdicts gate.verdict[];
BEGIN
  WITH act AS MATERIALIZED (
    SELECT t.*, CASE WHEN t.target ? 'subject'
                     THEN ROW(ARRAY[ROW((t.target->'subject'->>0)::bigint, (t.target->'subject'->>1)::bigint)::gate.subject],
                              '{}', '{}')::vault.whom
                     ELSE vault.resolve_target(t.token, t.target) END AS whom
    FROM (SELECT x.n, decode(x.act->>'token', 'base64') AS token, x.act->>'operation' AS operation,
                 x.act->>'purpose' AS purpose, x.act->'target' AS target,
                 ARRAY(SELECT jsonb_array_elements_text(x.act->'fields')) AS fields
          FROM jsonb_array_elements(p_acts) WITH ORDINALITY AS x(act, n) OFFSET 0) AS t
  )
  SELECT array_agg(ROW(a.token, a.operation, a.purpose, (a.whom).who, a.fields, (a.whom).detail, 'vault')::gate.act ORDER BY a.n),
         array_agg(ROW(a.token, a.operation, a.purpose, (a.whom).others, a.fields, (a.whom).detail, 'vault')::gate.act ORDER BY a.n)
           FILTER (WHERE (a.whom).others <> '{}')
  INTO acts, strangers
  FROM act AS a;

  -- Somebody of this name is here but not among mine: the same answer as nobody, and a refusal in the log. It is
  -- written by the same statements as the answer, so that the time it takes tells as little as can be.
  verdicts := gate.ask_acts(acts || strangers);
  RETURN (SELECT jsonb_agg(jsonb_build_object('code', v.code, 'entry', v.entry_id::text, 'people', '[]'::jsonb) ORDER BY v.n)
          FROM unnest(verdicts[:cardinality(acts)]) WITH ORDINALITY AS v(code, entry_id, account_id, structure_id, role, scope, n));
END
$$;
