-- Is somebody with one of these compound tokens already in my structure? Yes or no, never who.
-- A yes is charged like a name shown in a list, and who has used that budget up gets no answer at all: a refusal
-- only for a yes would tell. At most 8 tokens. Returns {"code", "entry", "duplicate"}.
CREATE OR REPLACE FUNCTION vault.check_duplicate(p_token bytea, p_indexes jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me record;
  v gate.verdict;
  hits gate.subject[] := '{}';
BEGIN
  SELECT * INTO me FROM gate.who(p_token);
  IF EXISTS (SELECT FROM gate.my_budget(p_token) AS b WHERE b.class = 'listed' AND b.used >= b.cap) THEN
    RETURN jsonb_build_object('code', 'budget_account', 'duplicate', false, 'entry', ledger.append_entry(
      me.account_id, me.structure_id, 'dossier.check_duplicate', 'budget_account', NULL, '{}', '{}', '{}')::text);
  END IF;
  SELECT coalesce(array_agg(DISTINCT ROW(i.structure_id, i.beneficiary_id)::gate.subject), '{}') INTO hits
  FROM (SELECT y->>0 AS kind, y->>1 AS token FROM jsonb_array_elements(p_indexes) AS y LIMIT 8) AS x
  JOIN vault.blind_index AS i
    ON i.structure_id = me.structure_id AND i.kind = x.kind AND i.token = decode(x.token, 'hex')
  WHERE x.kind IN ('nir', 'name_year');
  v := gate.ask(p_token, 'dossier.check_duplicate', NULL, hits, '{}', '{}');
  RETURN jsonb_build_object('code', v.code, 'entry', v.entry_id::text,
                            'duplicate', v.code IS NULL AND cardinality(hits) > 0);
END
$$;
