-- First half of reading who wrote the protected values of a person, and which were replaced: ask the gate, note what may
-- be taken. Discloses nothing.
-- Takes the session's token and the person. Returns {"code": null | refusal, "entry"}. Refusals: those of gate.ask; a
-- number of nobody is refused like somebody else's.
CREATE OR REPLACE FUNCTION vault.ask_before(p_token bytea, p_structure bigint, p_beneficiary bigint) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  v gate.verdict;
BEGIN
  v := gate.ask(p_token, 'dossier.changes', NULL, ARRAY[ROW(p_structure, p_beneficiary)::gate.subject], '{}', '{}');
  IF v.code IS NULL THEN
    PERFORM gate.note_page(p_token, v.entry_id, 'before', 'before',
      jsonb_build_object('structure', p_structure, 'number', p_beneficiary));
  END IF;
  RETURN jsonb_build_object('code', v.code, 'entry', v.entry_id::text);
END
$$;
