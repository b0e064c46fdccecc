-- How many people the session's account follows or covers, by filter of vault.resolve_caseload: counts only. Null when
-- not live.
CREATE OR REPLACE FUNCTION vault.caseload_counts(p_token bytea) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
  WITH mine AS (
    SELECT DISTINCT r.structure_id, r.beneficiary_id
    FROM gate.who(p_token) AS me
    JOIN gate.relationship AS r ON r.account_id = me.account_id AND r.kind IN ('follows', 'covers')
         AND r.structure_id = me.structure_id AND r.since <= clock_timestamp() AND (r.until IS NULL OR r.until > clock_timestamp())
  ), under_way AS (
    SELECT r.structure_id, r.beneficiary_id, bool_or(r.state = 'entered') AS training,
           bool_or(r.state <> 'entered') AS referral
    FROM mine JOIN referrals.referral AS r USING (structure_id, beneficiary_id)
    WHERE r.state NOT IN ('declined', 'refused', 'finished', 'dropped', 'withdrawn')
    GROUP BY r.structure_id, r.beneficiary_id
  )
  SELECT jsonb_build_object(
    'all', count(*) FILTER (WHERE b.status <> 'closed'),
    'quiet', count(*) FILTER (WHERE b.status = 'active' AND coalesce(b.last_contact_on < current_date - 30, true)),
    'referral', count(*) FILTER (WHERE b.status <> 'closed' AND u.referral),
    'training', count(*) FILTER (WHERE b.status <> 'closed' AND u.training),
    'active', count(*) FILTER (WHERE b.status = 'active'),
    'paused', count(*) FILTER (WHERE b.status = 'paused'),
    'closed', count(*) FILTER (WHERE b.status = 'closed'))
  FROM mine
  JOIN vault.beneficiary AS b USING (structure_id, beneficiary_id)
  LEFT JOIN under_way AS u USING (structure_id, beneficiary_id)
$$;
