-- The sealed values of these people, numbered in their order: for vault.take alone.
-- Each: {"s","b","k": wrapped data key, "kv": structure key version, "m": pseudonymous columns,
--        "v": [[field, item, sealed, written_at, written_by]], "j": journal or null}; bytes in base64.
-- One plain SELECT, so that the planner takes it into the statement that calls it.
CREATE OR REPLACE FUNCTION vault.sealed_people(p_structures bigint[], p_people bigint[], p_fields text[])
RETURNS TABLE (n bigint, person jsonb)
LANGUAGE sql STABLE AS $$
  SELECT w.n, jsonb_build_object(
    's', b.structure_id::text, 'b', b.beneficiary_id::text,
    'k', encode(k.wrapped, 'base64'), 'kv', k.structure_key_version,
    'm', CASE WHEN p_fields <> '{}' THEN jsonb_build_object('status', b.status, 'lastContactOn', b.last_contact_on,
           'lastContactKind', b.last_contact_kind, 'counsellorAccountId', b.counsellor_account_id::text,
           'createdAt', b.created_at) END,
    'v', coalesce((SELECT jsonb_agg(jsonb_build_array(x.field, x.item::text, encode(x.sealed, 'base64'),
                                                      x.written_at, x.written_by::text)
                                    ORDER BY x.field, x.written_at DESC)
                   FROM vault.sealed AS x
                   WHERE x.structure_id = b.structure_id AND x.beneficiary_id = b.beneficiary_id
                     AND x.field = ANY (p_fields)), '[]'),
    'j', CASE WHEN 'journal' = ANY (p_fields) THEN ledger.journal_of(b.structure_id, b.beneficiary_id, 30) END)
  FROM unnest(p_structures, p_people) WITH ORDINALITY AS w(s, b, n)
  JOIN vault.beneficiary AS b ON b.structure_id = w.s AND b.beneficiary_id = w.b
  JOIN vault.data_key AS k ON k.structure_id = w.s AND k.beneficiary_id = w.b
$$;
