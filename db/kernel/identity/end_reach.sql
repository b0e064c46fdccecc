-- Ends what an agent's account reaches now: whom it followed, whom it covered for, a larger cap. Inner function.
CREATE OR REPLACE FUNCTION identity.end_reach(p_account bigint) RETURNS void
LANGUAGE sql AS $$
  UPDATE gate.account_cap AS c SET until = clock_timestamp()
  WHERE c.account_id = p_account AND c.until > clock_timestamp();
  UPDATE gate.cover AS c SET until = clock_timestamp(), since = least(c.since, clock_timestamp())
  WHERE p_account IN (c.account_id, c.absent) AND c.until > clock_timestamp();
  UPDATE gate.relationship AS g SET until = clock_timestamp()
  WHERE g.account_id = p_account AND g.kind IN ('follows', 'covers') AND (g.until IS NULL OR g.until > clock_timestamp())
$$;
