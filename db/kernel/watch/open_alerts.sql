-- How many alerts wait for whoever asks: the number beside the navigation's word. 0 without a session. A count of one's
-- own work, on every page: no entry for it.
CREATE OR REPLACE FUNCTION watch.open_alerts(p_token bytea) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
  SELECT count(*)::integer FROM gate.who(p_token) AS me
  JOIN watch.alert AS x ON x.state = 'open' AND identity.in_charge(me.account_id, x.structure_id)
  WHERE me.role IN ('account_manager', 'supervisor')
$$;
