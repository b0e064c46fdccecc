-- A page of the caseload of the session's account: whom it follows or covers.
-- p_filter: which people, and after a colon in which order. Null: all, latest first.
--   all | quiet (no contact for 30 days) | referral (one is under way) | training (has entered one)
--       | active | paused | closed
--   latest: latest contact first, never contacted last | oldest: never contacted first, then the longest silence.
-- Nothing sealed can be sorted here, hence no order by name. An unknown filter finds nobody.
CREATE OR REPLACE FUNCTION vault.resolve_caseload(
  p_account bigint, p_structure bigint, p_limit integer, p_offset integer, p_filter text) RETURNS gate.subject[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
  WITH wanted AS (
    SELECT coalesce(nullif(split_part(p_filter, ':', 1), ''), 'all') AS filter,
           split_part(p_filter, ':', 2) = 'oldest' AS oldest
  ), page AS (
    SELECT b.structure_id, b.beneficiary_id, row_number() OVER by_contact AS n
    FROM wanted AS w
    JOIN gate.relationship AS r ON r.account_id = p_account AND r.kind IN ('follows', 'covers')
         AND r.structure_id = p_structure AND r.since <= clock_timestamp() AND (r.until IS NULL OR r.until > clock_timestamp())
    JOIN vault.beneficiary AS b ON b.structure_id = r.structure_id AND b.beneficiary_id = r.beneficiary_id
    WHERE CASE w.filter
            WHEN 'all' THEN b.status <> 'closed'
            WHEN 'quiet' THEN b.status = 'active' AND coalesce(b.last_contact_on < current_date - 30, true)
            WHEN 'referral' THEN b.status <> 'closed' AND vault.has_referral(b.structure_id, b.beneficiary_id, false)
            WHEN 'training' THEN b.status <> 'closed' AND vault.has_referral(b.structure_id, b.beneficiary_id, true)
            ELSE b.status = w.filter END
    -- Somebody whom the account both follows and covers is one row.
    GROUP BY b.structure_id, b.beneficiary_id, b.last_contact_on, w.oldest
    WINDOW by_contact AS (ORDER BY
      CASE WHEN w.oldest THEN b.last_contact_on END NULLS FIRST, b.last_contact_on DESC NULLS LAST, b.beneficiary_id)
    ORDER BY n
    LIMIT least(greatest(p_limit, 0), 100) OFFSET greatest(p_offset, 0)
  )
  SELECT coalesce(array_agg(ROW(structure_id, beneficiary_id)::gate.subject ORDER BY n), '{}') FROM page
$$;
