-- The trace of one act: a row per account, person, class and day. Budgets count it, the person reads it.
CREATE OR REPLACE FUNCTION ledger.trace_people(
  p_structure bigint, p_account bigint, p_class text, p_allowed boolean, p_at timestamptz,
  p_subjects gate.subject[], p_operation text, p_purpose text, p_fields text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ledger.trace AS t (structure_id, account_id, class, allowed, day, beneficiary_id,
    subject_structure_id, first_at, last_at, times, operations, purposes, fields)
  SELECT DISTINCT ON (s.beneficiary_id)
         p_structure, p_account, p_class, p_allowed, (p_at AT TIME ZONE 'UTC')::date, s.beneficiary_id,
         s.structure_id, p_at, p_at, 1, ARRAY[left(coalesce(p_operation, '?'), 60)],
         CASE WHEN p_purpose IS NULL THEN '{}' ELSE ARRAY[left(p_purpose, 40)] END, p_fields[1:20]
  FROM unnest(p_subjects) AS s
  -- A refusal about a number that nobody has leaves no trace: there is nobody to read it.
  WHERE p_allowed OR EXISTS (SELECT FROM vault.beneficiary AS b
    WHERE b.structure_id = s.structure_id AND b.beneficiary_id = s.beneficiary_id)
  ORDER BY s.beneficiary_id
  ON CONFLICT (structure_id, account_id, class, allowed, day, beneficiary_id) DO UPDATE
  SET last_at = greatest(t.last_at, excluded.last_at),
      times = t.times + 1,
      operations = CASE WHEN t.operations @> excluded.operations OR cardinality(t.operations) > 20
                        THEN t.operations ELSE t.operations || excluded.operations END,
      purposes = CASE WHEN t.purposes @> excluded.purposes OR cardinality(t.purposes) > 10
                      THEN t.purposes ELSE t.purposes || excluded.purposes END,
      fields = CASE WHEN t.fields @> excluded.fields OR cardinality(t.fields) > 40
                    THEN t.fields
                    ELSE ARRAY(SELECT DISTINCT x FROM unnest(t.fields || excluded.fields) AS x ORDER BY x) END;
END
$$;
