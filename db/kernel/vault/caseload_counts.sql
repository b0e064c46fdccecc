-- How many people the session's account follows, by filter of the caseload: counts only. Null when not live.
CREATE OR REPLACE FUNCTION vault.caseload_counts(p_token bytea) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT jsonb_build_object(
    'all', count(*) FILTER (WHERE b.status <> 'closed'),
    'quiet', count(*) FILTER (WHERE b.status = 'active' AND coalesce(b.last_contact_on < current_date - 30, true)),
    'active', count(*) FILTER (WHERE b.status = 'active'),
    'paused', count(*) FILTER (WHERE b.status = 'paused'),
    'closed', count(*) FILTER (WHERE b.status = 'closed'))
  FROM gate.who(p_token) me
  JOIN gate.relationship r ON r.account_id = me.account_id AND r.kind IN ('follows', 'covers')
       AND (r.until IS NULL OR r.until > clock_timestamp())
  JOIN vault.beneficiary b ON b.structure_id = r.structure_id AND b.beneficiary_id = r.beneficiary_id
$$;
