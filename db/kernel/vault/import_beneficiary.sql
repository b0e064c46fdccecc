-- The operator writes a new person (import, demonstration). Owner only: no door of the web process leads here.
-- Leaves an entry 'dossier.import' that names the person.
CREATE OR REPLACE FUNCTION vault.import_beneficiary(
  p_structure bigint, p_beneficiary bigint, p_counsellor bigint, p_key_version integer, p_wrapped bytea,
  p_sealed jsonb, p_indexes jsonb, p_meta jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM vault.insert_beneficiary(p_structure, p_beneficiary, p_counsellor, p_key_version, p_wrapped,
                                  p_sealed, p_indexes, p_meta, NULL);
  PERFORM ledger.append_entry(NULL, p_structure, 'dossier.import', NULL, NULL,
                             ARRAY[ROW(p_structure, p_beneficiary)::gate.subject], '{}', '{}');
END
$$;
