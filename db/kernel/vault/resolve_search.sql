-- The people of the structure that carry one of these blind-index tokens: (related, unrelated) to the account.
-- The unrelated are logged as refused by the caller and never shown: a search must not tell who exists. Each side
-- has its own limit, so that others cannot push mine out (their absence would tell). A loose search (name_start)
-- leaves no trace with strangers: it was not about them.
CREATE OR REPLACE FUNCTION vault.resolve_search(
  p_account bigint, p_structure bigint, p_kind text, p_tokens bytea[], p_limit integer,
  OUT related gate.subject[], OUT unrelated gate.subject[])
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  hits bigint[];
  mine bigint[];
BEGIN
  SELECT array_agg(DISTINCT i.beneficiary_id) INTO hits FROM vault.blind_index AS i
  WHERE i.structure_id = p_structure AND i.kind = p_kind AND i.token = ANY (p_tokens[1:12]);
  SELECT array_agg(DISTINCT r.beneficiary_id) INTO mine FROM gate.relationship AS r
  WHERE r.account_id = p_account AND r.kind IN ('follows', 'covers') AND r.structure_id = p_structure
    AND r.beneficiary_id = ANY (hits)
    AND r.since <= clock_timestamp() AND (r.until IS NULL OR r.until > clock_timestamp());
  related := ARRAY(SELECT ROW(p_structure, b)::gate.subject FROM unnest(mine) AS b ORDER BY b
                   LIMIT least(greatest(p_limit, 1), 50));
  unrelated := CASE WHEN p_kind = 'name' THEN
    ARRAY(SELECT ROW(p_structure, b)::gate.subject FROM unnest(hits) AS b WHERE NOT b = ANY (coalesce(mine, '{}'))
          ORDER BY b LIMIT 20) ELSE '{}' END;
END
$$;
