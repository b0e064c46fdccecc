-- Writes sealed values and replaces the blind indexes of the kinds given. Inner function.
-- A name, a contact value or an identifier that is replaced is kept, still sealed, with what it was found by, who
-- replaced it and when (vault.sealed_before); what one call replaces has one moment.
-- A note or a word is only ever added: an item that exists already is a fault. Dates come from imports only.
-- p_sealed: [[field, item, base64, written_at?]]; p_indexes: [[kind, hex | null]] (null: only take the old away)
CREATE OR REPLACE FUNCTION vault.put_sealed(
  p_structure bigint, p_beneficiary bigint, p_sealed jsonb, p_indexes jsonb, p_by bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  at timestamptz := clock_timestamp();
BEGIN
  INSERT INTO vault.sealed_before (structure_id, beneficiary_id, field, sealed, written_at, written_by, replaced_at,
                                   replaced_by, indexes)
  SELECT s.structure_id, s.beneficiary_id, s.field, s.sealed, s.written_at, s.written_by, at, p_by,
         coalesce((SELECT jsonb_agg(jsonb_build_array(i.kind, encode(i.token, 'hex')) ORDER BY i.kind)
                   FROM vault.blind_index AS i
                   WHERE i.structure_id = s.structure_id AND i.beneficiary_id = s.beneficiary_id
                     AND i.kind = ANY (vault.index_kinds(s.field))), '[]')
  FROM (SELECT DISTINCT x->>0 AS field FROM jsonb_array_elements(p_sealed) AS x WHERE (x->>1)::bigint = 0) AS new
  JOIN vault.sealed AS s ON s.structure_id = p_structure AND s.beneficiary_id = p_beneficiary
    AND s.field = new.field AND s.item = 0
  WHERE s.field IN ('summary', 'phone', 'email', 'address', 'birthDate', 'nir', 'franceTravailId');
  INSERT INTO vault.sealed (structure_id, beneficiary_id, field, item, sealed, written_at, written_by)
  SELECT p_structure, p_beneficiary, x->>0, (x->>1)::bigint, decode(x->>2, 'base64'),
         CASE WHEN p_by IS NULL THEN coalesce((x->>3)::timestamptz, at) ELSE at END, p_by
  FROM jsonb_array_elements(p_sealed) AS x
  ON CONFLICT (structure_id, beneficiary_id, field, item) DO UPDATE
  SET sealed = excluded.sealed, written_at = excluded.written_at, written_by = excluded.written_by
  WHERE excluded.item = 0;
  IF EXISTS (SELECT FROM jsonb_array_elements(p_sealed) AS x WHERE (x->>0 IN ('note', 'word')) = ((x->>1)::bigint = 0)) THEN
    RAISE EXCEPTION 'vault.put_sealed: a note or a word is an item, a single value is not' USING ERRCODE = '22023';
  END IF;
  DELETE FROM vault.blind_index i
  USING (SELECT DISTINCT x->>0 AS kind FROM jsonb_array_elements(p_indexes) AS x) AS k
  WHERE i.structure_id = p_structure AND i.beneficiary_id = p_beneficiary AND i.kind = k.kind;
  INSERT INTO vault.blind_index (structure_id, kind, token, beneficiary_id)
  SELECT p_structure, x->>0, decode(x->>1, 'hex'), p_beneficiary
  FROM jsonb_array_elements(p_indexes) AS x WHERE x->>1 IS NOT NULL
  ON CONFLICT DO NOTHING;
END
$$;
