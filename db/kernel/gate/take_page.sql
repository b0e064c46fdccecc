-- Second half of reading a page about agents: its rows, for one allowed entry that another, committed transaction wrote
-- within ten seconds, to the session that asked, once (gate.claim_page).
-- Returns an array of objects; [] when there is nothing to take. Ids come as text (keys that end with _id, _by or
-- _request): a reader that takes JSON's numbers for floating point would bend large ones.
CREATE OR REPLACE FUNCTION gate.take_page(p_token bytea, p_entry bigint) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  claimed record;
  me record;
BEGIN
  SELECT * INTO claimed FROM gate.claim_page(p_token, p_entry, 'agents');
  SELECT * INTO me FROM gate.who(p_token);
  IF claimed.page IS NULL OR me.account_id IS NULL THEN
    RETURN '[]';
  END IF;
  RETURN coalesce((
    SELECT jsonb_agg((
      SELECT jsonb_object_agg(f.key, CASE WHEN f.key ~ '_(id|by|request)$' AND jsonb_typeof(f.value) = 'number'
                                          THEN to_jsonb(f.value #>> '{}') ELSE f.value END)
      FROM jsonb_each(r.value) AS f) ORDER BY r.n)
    FROM gate.page_rows(claimed.page, me.account_id, claimed.args) WITH ORDINALITY AS r(value, n)), '[]');
END
$$;
