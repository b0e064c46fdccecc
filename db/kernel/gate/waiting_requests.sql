-- How many wishes wait for this very account to decide: the number beside the navigation's word. 0 without a session.
CREATE OR REPLACE FUNCTION gate.waiting_requests(p_token bytea) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*)::integer FROM gate.who(p_token) AS me
  JOIN gate.request AS r ON r.state = 'waiting' AND r.expires_at > clock_timestamp()
    AND identity.in_charge(me.account_id, gate.decides_at(r))
  WHERE me.role IN ('account_manager', 'supervisor') AND gate.may_approve(me.account_id, r.request_id) IS NULL
$$;
