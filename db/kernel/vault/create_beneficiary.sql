-- A counsellor opens a new dossier in its own structure, and follows the person from then on.
-- Refusals: those of gate.ask for 'dossier.create'; out_of_scope for another structure, or for a number that
-- vault.next_beneficiary_id did not give to this session.
-- Returns {"code", "entry"}.
CREATE OR REPLACE FUNCTION vault.create_beneficiary(
  p_token bytea, p_structure bigint, p_beneficiary bigint, p_key_version integer, p_wrapped bytea,
  p_sealed jsonb, p_indexes jsonb, p_meta jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v gate.verdict;
  reserved boolean := false;
BEGIN
  v := gate.ask(p_token, 'dossier.create', NULL, '{}', '{}', jsonb_build_object('created', p_beneficiary));
  IF v.code IS NULL THEN
    DELETE FROM vault.reserved AS r WHERE r.beneficiary_id = p_beneficiary AND r.token_hash = sha256(p_token);
    reserved := FOUND;
  END IF;
  IF v.code IS NULL AND (v.account_structure_id <> p_structure OR NOT reserved) THEN
    v.code := 'out_of_scope';
    v.entry_id := ledger.append_entry(v.account_id, v.account_structure_id, 'dossier.create', v.code, NULL,
                                      '{}', '{}', '{}');
  END IF;
  IF v.code IS NULL THEN
    PERFORM vault.insert_beneficiary(p_structure, p_beneficiary, v.account_id, p_key_version, p_wrapped,
                                     p_sealed, p_indexes, p_meta, v.account_id);
  END IF;
  RETURN jsonb_build_object('code', v.code, 'entry', v.entry_id::text);
END
$$;
