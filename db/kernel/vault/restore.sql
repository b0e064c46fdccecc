-- Puts back a value that was replaced, still sealed: nobody sees it, nor the one that it replaces, which is kept in its
-- turn. Name and birth date that one change replaced come back together, with what they are found by. Discloses nothing.
-- Takes the session's token, the person, and the number of the value (vault.take_before).
-- Returns {"code": null | refusal, "entry"}. Refusals: those of gate.ask (a touch: presence); not_found for a number that
-- is nobody's or another person's; state for a value that was put back already.
CREATE OR REPLACE FUNCTION vault.restore(p_token bytea, p_structure bigint, p_beneficiary bigint, p_before bigint) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v gate.verdict;
  whom gate.subject[] := ARRAY[ROW(p_structure, p_beneficiary)::gate.subject];
  kept vault.sealed_before;
  together text[];
BEGIN
  SELECT * INTO kept FROM vault.sealed_before AS b
  WHERE b.structure_id = p_structure AND b.beneficiary_id = p_beneficiary AND b.before_id = p_before;
  together := CASE WHEN kept.field IN ('summary', 'birthDate') THEN ARRAY['summary', 'birthDate'] ELSE ARRAY[kept.field] END;
  v := gate.ask(p_token, 'dossier.restore', NULL, whom,
    ARRAY(SELECT b.field FROM vault.sealed_before AS b
          WHERE b.structure_id = p_structure AND b.beneficiary_id = p_beneficiary AND b.replaced_at = kept.replaced_at
            AND b.field = ANY (together) ORDER BY b.field), '{"write": true}');
  -- Read again under the structure's lock, which gate.ask holds until COMMIT: of two at once the second finds it put back.
  SELECT * INTO kept FROM vault.sealed_before AS b
  WHERE b.structure_id = p_structure AND b.beneficiary_id = p_beneficiary AND b.before_id = p_before;
  IF v.code IS NULL AND (kept.before_id IS NULL OR kept.restored_at IS NOT NULL) THEN
    v.code := CASE WHEN kept.before_id IS NULL THEN 'not_found' ELSE 'state' END;
    v.entry_id := ledger.append_entry(v.account_id, v.account_structure_id, 'dossier.restore', v.code, NULL, whom, '{}', '{}');
  END IF;
  IF v.code IS NULL THEN
    PERFORM vault.put_sealed(p_structure, p_beneficiary,
      jsonb_agg(jsonb_build_array(b.field, 0, encode(b.sealed, 'base64'))),
      -- A value that was replaced before these were kept has none: then the old ones go, and nothing finds it.
      coalesce((SELECT jsonb_agg(i.pair) FROM vault.sealed_before AS o
                CROSS JOIN LATERAL (
                  SELECT jsonb_build_array(k.kind, NULL) AS pair FROM unnest(vault.index_kinds(o.field)) AS k(kind)
                  UNION ALL SELECT x FROM jsonb_array_elements(o.indexes) AS x) AS i
                WHERE o.structure_id = p_structure AND o.beneficiary_id = p_beneficiary AND o.replaced_at = kept.replaced_at
                  AND o.field = ANY (together)), '[]'), v.account_id)
    FROM vault.sealed_before AS b
    WHERE b.structure_id = p_structure AND b.beneficiary_id = p_beneficiary AND b.replaced_at = kept.replaced_at
      AND b.field = ANY (together);
    UPDATE vault.sealed_before AS b SET restored_at = clock_timestamp(), restored_by = v.account_id
    WHERE b.structure_id = p_structure AND b.beneficiary_id = p_beneficiary AND b.replaced_at = kept.replaced_at
      AND b.field = ANY (together);
  END IF;
  RETURN jsonb_build_object('code', v.code, 'entry', v.entry_id::text);
END
$$;
