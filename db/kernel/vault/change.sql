-- Changes sealed values of one person, and the pseudonymous columns given in p_meta. Discloses nothing.
-- The operation (dossier.change, identifier.change, note.add, …) decides which fields may be written: its declared fields;
-- a way to reach the person or an identifier only by identifier.change, which takes a touch: who holds a stolen session
-- could else turn a person's links and notices to a mailbox, a telephone or an address of their own. What is written
-- decides which of the two it is, whatever the caller called it.
-- Returns {"code", "entry"}.
CREATE OR REPLACE FUNCTION vault.change(
  p_token bytea, p_operation text, p_purpose text, p_structure bigint, p_beneficiary bigint,
  p_sealed jsonb, p_indexes jsonb, p_meta jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v gate.verdict;
  written text[];
  operation text;
BEGIN
  SELECT coalesce(array_agg(DISTINCT x->>0), '{}') INTO written FROM jsonb_array_elements(p_sealed) AS x;
  operation := CASE WHEN p_operation = 'dossier.change'
                      AND written && ARRAY['phone', 'email', 'address', 'birthDate', 'nir', 'franceTravailId']
                    THEN 'identifier.change' ELSE p_operation END;
  v := gate.ask(p_token, operation, p_purpose, ARRAY[ROW(p_structure, p_beneficiary)::gate.subject], written, '{"write": true}');
  IF v.code IS NULL AND p_operation NOT IN ('dossier.change', 'identifier.change', 'note.add', 'referral.word') THEN
    RAISE EXCEPTION 'vault.change: % does not write', p_operation USING ERRCODE = '22023';
  END IF;
  IF v.code IS NULL THEN
    -- Only a change of the dossier touches what can be searched; a word changes nothing else.
    PERFORM vault.put_sealed(p_structure, p_beneficiary, p_sealed,
      CASE WHEN p_operation IN ('dossier.change', 'identifier.change') THEN p_indexes ELSE '[]' END, v.account_id);
    UPDATE vault.beneficiary SET
      status = coalesce(p_meta->>'status', status),
      last_contact_on = greatest(last_contact_on, (p_meta->>'lastContactOn')::date),
      last_contact_kind = CASE WHEN (p_meta->>'lastContactOn')::date >= coalesce(last_contact_on, '-infinity')
                               THEN p_meta->>'lastContactKind' ELSE last_contact_kind END
    WHERE structure_id = p_structure AND beneficiary_id = p_beneficiary AND p_meta <> '{}'
      AND p_operation IN ('dossier.change', 'identifier.change', 'note.add');
    -- Whoever's dossier is closed has no page here any more.
    IF p_operation IN ('dossier.change', 'identifier.change') AND p_meta->>'status' = 'closed' THEN
      PERFORM identity.young_forget(p_structure, p_beneficiary, 'dossier_closed');
    END IF;
  END IF;
  RETURN jsonb_build_object('code', v.code, 'entry', v.entry_id::text);
END
$$;
