-- Appends the entry of an act that no budget and no trace knows (gate.settle writes the others). Returns its id.
-- p_detail holds codes and counts, never personal data.
CREATE OR REPLACE FUNCTION ledger.append_entry(
  p_actor bigint, p_structure bigint, p_operation text, p_code text, p_purpose text,
  p_subjects gate.subject[], p_fields text[], p_detail jsonb) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  number bigint;
BEGIN
  INSERT INTO ledger.entry (structure_id, at, account_id, operation, code, purpose,
                            subject_structures, subjects, fields, detail)
  SELECT coalesce(p_structure, 0), clock_timestamp(), p_actor,
         left(coalesce(p_operation, '?'), 60), p_code, left(p_purpose, 40),
         coalesce((SELECT array_agg(s.structure_id) FROM unnest(p_subjects) AS s), '{}'),
         coalesce((SELECT array_agg(s.beneficiary_id) FROM unnest(p_subjects) AS s), '{}'),
         coalesce(p_fields[1:20], '{}'), coalesce(p_detail, '{}')
  RETURNING entry_id INTO number;
  RETURN number;
END
$$;
