-- The people of the structure that carry one of these blind-index tokens: (related, unrelated) to the account.
-- The unrelated are logged as refused by the caller and never shown: a search must not tell who exists.
CREATE OR REPLACE FUNCTION vault.resolve_search(
  p_account bigint, p_structure bigint, p_kind text, p_tokens bytea[], p_limit integer,
  OUT related gate.subject[], OUT unrelated gate.subject[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(ROW(h.structure_id, h.beneficiary_id)::gate.subject) FILTER (WHERE h.mine), '{}'),
         coalesce(array_agg(ROW(h.structure_id, h.beneficiary_id)::gate.subject) FILTER (WHERE NOT h.mine), '{}')
  FROM (
    SELECT DISTINCT i.structure_id, i.beneficiary_id,
           EXISTS (SELECT FROM gate.relationship r
                   WHERE r.account_id = p_account AND r.kind IN ('follows', 'covers')
                     AND r.structure_id = i.structure_id AND r.beneficiary_id = i.beneficiary_id
                     AND (r.until IS NULL OR r.until > clock_timestamp())) AS mine
    FROM vault.blind_index i
    WHERE i.structure_id = p_structure AND i.kind = p_kind AND i.token = ANY (p_tokens[1:12])
    LIMIT least(greatest(p_limit, 1), 50)
  ) AS h
$$;
