-- Writes a new person: keys, sealed values, blind indexes, and who follows. Inner function; its callers have
-- asked the gate, or are the operator.
-- p_sealed: [[field, item, base64]]; p_indexes: [[kind, hex]]; p_meta: {status, lastContactOn, lastContactKind}
CREATE OR REPLACE FUNCTION vault.insert_beneficiary(
  p_structure bigint, p_beneficiary bigint, p_counsellor bigint, p_key_version integer, p_wrapped bytea,
  p_sealed jsonb, p_indexes jsonb, p_meta jsonb, p_by bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO vault.beneficiary (structure_id, beneficiary_id, counsellor_account_id, status, last_contact_on,
                                 last_contact_kind, created_at)
  VALUES (p_structure, p_beneficiary, p_counsellor, coalesce(p_meta->>'status', 'active'),
          (p_meta->>'lastContactOn')::date, p_meta->>'lastContactKind',
          coalesce((p_meta->>'createdAt')::timestamptz, now()));
  INSERT INTO vault.data_key (structure_id, beneficiary_id, structure_key_version, wrapped)
  VALUES (p_structure, p_beneficiary, p_key_version, p_wrapped);
  PERFORM vault.put_sealed(p_structure, p_beneficiary, p_sealed, p_indexes, p_by);
  IF p_counsellor IS NOT NULL THEN
    PERFORM gate.follow(p_structure, ARRAY[p_beneficiary], p_counsellor);
  END IF;
END
$$;
