-- The alerts of the structures in an account's charge, open ones first, then the latest, at most 200; how many stand by
-- state and were false; and the circuits that are broken. Inner function: the caller asked the gate.
CREATE OR REPLACE FUNCTION watch.alerts_of(p_account bigint, p_filter text) RETURNS jsonb
LANGUAGE sql STABLE AS $$
  WITH mine AS (
    SELECT x.* FROM watch.alert AS x
    WHERE EXISTS (SELECT FROM identity.structure AS s
                  WHERE s.structure_id = x.structure_id AND identity.in_charge(p_account, s.structure_id))
  )
  SELECT jsonb_build_object(
    'open', (SELECT count(*) FROM mine WHERE state = 'open'),
    'closed', (SELECT count(*) FROM mine WHERE state = 'closed'),
    'false', (SELECT count(*) FROM mine WHERE closed_why = 'false_alarm' AND at > clock_timestamp() - interval '90 days'),
    'frozen', (SELECT coalesce(sum(frozen), 0) FROM mine WHERE at > clock_timestamp() - interval '90 days'),
    'rows', (SELECT coalesce(jsonb_agg(watch.row_of(l) ORDER BY l.state = 'open' DESC, l.alert_id DESC), '[]') FROM (
      SELECT * FROM mine WHERE p_filter = 'all' OR state = p_filter
      ORDER BY state = 'open' DESC, alert_id DESC LIMIT 200) AS l),
    'breakers', watch.breakers_of(p_account),
    -- Where this account may break the circuit: the instance has no name.
    'places', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id::text, 'name', p.name) ORDER BY p.id = 0, p.name), '[]') FROM (
      SELECT s.structure_id AS id, s.name FROM identity.structure AS s WHERE s.kind = 'mission_locale'
      UNION ALL SELECT 0, NULL) AS p
      WHERE watch.may_break(p_account, p.id) AND NOT EXISTS (SELECT FROM gate.breaker AS b WHERE b.structure_id = p.id)))
$$;
