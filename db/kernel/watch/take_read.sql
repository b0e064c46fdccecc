-- Second half of reading alerts: what one allowed entry asked for, that another, committed transaction wrote within ten
-- seconds, to the session that asked, once. The same law as vault.take, where it is explained.
-- Returns what watch.read says; {} when there is nothing to take.
CREATE OR REPLACE FUNCTION watch.take_read(p_token bytea, p_entry bigint) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  p watch.pending;
  me record;
BEGIN
  DELETE FROM watch.pending
  WHERE entry_id = p_entry AND token_hash = sha256(p_token)
    AND xid <> pg_current_xact_id() AND at > clock_timestamp() - interval '10 seconds'
  RETURNING * INTO p;
  SELECT * INTO me FROM gate.who(p_token);
  IF p.entry_id IS NULL OR me.account_id IS NULL THEN
    RETURN '{}';
  END IF;
  RETURN CASE p.what WHEN 'alerts' THEN watch.alerts_of(me.account_id, p.filter)
                     ELSE watch.alert_of(me.account_id, p.number) END;
END
$$;
