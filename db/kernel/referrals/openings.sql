-- When the organisation looked at the person, by day, from the log's trace. Inner function: decides nothing.
CREATE OR REPLACE FUNCTION referrals.openings(r referrals.referral) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('at', q.first_at, 'times', q.times, 'fields', q.fields)
                            ORDER BY q.first_at DESC), '[]')
  FROM (
    SELECT min(t.first_at) AS first_at, max(t.times) AS times,
           array_agg(DISTINCT f.field ORDER BY f.field) AS fields
    FROM ledger.trace AS t CROSS JOIN LATERAL unnest(t.fields) AS f(field)
    WHERE t.account_id = (r).provider_account AND t.beneficiary_id = (r).beneficiary_id AND t.allowed
      AND t.class <> 'none' AND t.first_at >= (r).created_at
    GROUP BY t.day) AS q
$$;
