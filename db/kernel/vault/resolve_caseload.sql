-- A page of the caseload of the session's account: whom it follows or covers, latest contact first.
-- p_filter: all | quiet (no contact for 30 days) | active | paused | closed.
CREATE OR REPLACE FUNCTION vault.resolve_caseload(
  p_account bigint, p_structure bigint, p_limit integer, p_offset integer, p_filter text) RETURNS gate.subject[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(ROW(q.structure_id, q.beneficiary_id)::gate.subject ORDER BY q.n), '{}')
  FROM (
    SELECT b.structure_id, b.beneficiary_id,
           row_number() OVER (ORDER BY b.last_contact_on DESC NULLS LAST, b.beneficiary_id) AS n
    FROM vault.beneficiary b
    WHERE b.structure_id = p_structure
      AND EXISTS (SELECT FROM gate.relationship r
                  WHERE r.account_id = p_account AND r.kind IN ('follows', 'covers')
                    AND r.structure_id = b.structure_id AND r.beneficiary_id = b.beneficiary_id
                    AND (r.until IS NULL OR r.until > clock_timestamp()))
      AND CASE coalesce(p_filter, 'all')
            WHEN 'all' THEN b.status <> 'closed'
            WHEN 'quiet' THEN b.status = 'active'
                              AND coalesce(b.last_contact_on < current_date - 30, true)
            ELSE b.status = p_filter END
    ORDER BY b.last_contact_on DESC NULLS LAST, b.beneficiary_id
    LIMIT least(greatest(p_limit, 0), 100) OFFSET greatest(p_offset, 0)
  ) AS q
$$;
