-- How many questions whether somebody is here already (vault.check_duplicate) the account of this session has asked in
-- the last 24 hours, and how many it may. No row without a live session, or for a role that has no such act.
CREATE OR REPLACE FUNCTION gate.my_questions(p_token bytea) RETURNS TABLE (used integer, cap integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
  SELECT (SELECT coalesce(sum(c.asked), 0)::integer FROM vault.duplicate_check AS c
          WHERE c.structure_id = me.structure_id AND c.account_id = me.account_id
            AND c.hour >= gate.hour(clock_timestamp()) - 24), told.alone
  FROM gate.who(p_token) AS me CROSS JOIN LATERAL gate.told_in_a_day(me.account_id) AS told
  WHERE told.alone > 0
$$;
