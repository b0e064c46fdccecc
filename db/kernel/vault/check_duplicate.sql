-- Is somebody with one of these compound tokens already in my structure? Yes or no, never who.
-- A yes is charged like a name shown in a list: asking about everybody in the phone book meets the budget.
-- Returns {"code", "entry", "duplicate"}.
CREATE OR REPLACE FUNCTION vault.check_duplicate(p_token bytea, p_indexes jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me record;
  v gate.verdict;
  hits gate.subject[];
BEGIN
  SELECT * INTO me FROM gate.who(p_token);
  SELECT coalesce(array_agg(DISTINCT ROW(i.structure_id, i.beneficiary_id)::gate.subject), '{}') INTO hits
  FROM jsonb_array_elements(p_indexes) AS x
  JOIN vault.blind_index i ON i.structure_id = me.structure_id AND i.kind = x->>0 AND i.token = decode(x->>1, 'hex')
  WHERE x->>0 IN ('nir', 'name_year');
  v := gate.ask(p_token, 'dossier.check_duplicate', NULL, hits, '{}', '{}');
  RETURN jsonb_build_object('code', v.code, 'entry', v.entry_id::text,
                            'duplicate', v.code IS NULL AND cardinality(hits) > 0);
END
$$;
