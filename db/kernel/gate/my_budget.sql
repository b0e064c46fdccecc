-- What the account of this session has used of its caps in the last 24 hours. Counts, no people. No row when
-- the session is not live.
CREATE OR REPLACE FUNCTION gate.my_budget(p_token bytea) RETURNS TABLE (class text, used integer, cap integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  a record;
  t timestamptz := clock_timestamp();
BEGIN
  SELECT x.account_id, x.structure_id, x.role, coalesce(x.probation_until > t, false) AS probation INTO a
  FROM identity.session s JOIN identity.account x ON x.account_id = s.account_id
  WHERE s.token_hash = sha256(p_token) AND s.ended_at IS NULL AND s.idle_until > t AND s.ends_at > t
    AND x.state = 'active';
  IF NOT FOUND THEN
    RETURN;
  END IF;
  RETURN QUERY
  SELECT c.class,
         (SELECT coalesce(sum(h.people), 0)::integer FROM gate.seen_hour AS h
          WHERE h.structure_id = a.structure_id AND h.account_id = a.account_id AND h.class = c.class
            AND h.hour >= gate.hour(t) - 24),
         gate.account_cap(a.structure_id, a.account_id, a.role, a.probation, c.class)
  FROM gate.cap c WHERE c.role = a.role AND c.probation = a.probation;
END
$$;
