-- One commit for many connections to a server: what became of the notices that some have handed over, and which others
-- may go now. As notice.settle and notice.begin_send, called in this order.
-- Takes the run; the numbers, outcomes and answers to settle; the numbers and hashes to begin. Either may be empty.
-- Returns the numbers that may go.
CREATE OR REPLACE FUNCTION notice.turn(
  p_run bigint, p_settle bigint[], p_outcomes text[], p_answers text[], p_begin bigint[], p_hashes bytea[]) RETURNS SETOF bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
BEGIN
  IF cardinality(p_settle) > 0 THEN
    PERFORM notice.settle(p_run, p_settle, p_outcomes, p_answers);
  END IF;
  IF cardinality(p_begin) > 0 THEN
    RETURN QUERY SELECT notice.begin_send(p_run, p_begin, p_hashes);
  END IF;
END
$$;
