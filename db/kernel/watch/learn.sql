-- Learns what is usual for agents, from their own allowed entries of 60 days: in which hours they act, how many people
-- they open in a busy hour and on a busy day. The nightly job's door; takes nothing, so nobody can be taught anything.
-- At most 200 accounts a call, each once a day. Returns whether there may be more to do.
CREATE OR REPLACE FUNCTION watch.learn() RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  today date := (clock_timestamp() AT TIME ZONE 'Europe/Paris')::date;
  learnt integer;
BEGIN
  INSERT INTO watch.usual AS u (structure_id, account_id, role, learnt_on, days, hours, opened_hour, opened_day)
  SELECT a.structure_id, a.account_id, a.role, today, coalesce(w.days, 0),
         coalesce(w.hours, array_fill(0, ARRAY[24])), coalesce(w.opened_hour, 0), coalesce(w.opened_day, 0)
  FROM (SELECT x.structure_id, x.account_id, x.role FROM identity.account AS x
        WHERE x.role IN ('counsellor', 'account_manager', 'supervisor') AND x.state = 'active'
          AND NOT EXISTS (SELECT FROM watch.usual AS k WHERE k.structure_id = x.structure_id
                            AND k.account_id = x.account_id AND k.learnt_on = today)
        ORDER BY x.account_id LIMIT 200) AS a
  LEFT JOIN LATERAL (
    WITH act AS (
      SELECT (e.at AT TIME ZONE 'Europe/Paris') AS at, e.subjects, o.class
      FROM ledger.entry AS e JOIN gate.operation AS o ON o.name = e.operation
      WHERE e.structure_id = a.structure_id AND e.account_id = a.account_id AND e.code IS NULL
        AND e.at > clock_timestamp() - interval '60 days'
    ), opened AS (
      SELECT act.at::date AS day, extract(hour FROM act.at)::integer AS hour, w.person
      FROM act CROSS JOIN unnest(act.subjects) AS w(person) WHERE act.class IN ('contact', 'identifier', 'document')
    )
    SELECT (SELECT count(DISTINCT act.at::date) FROM act)::integer AS days,
           (SELECT array_agg((SELECT count(DISTINCT act.at::date) FROM act WHERE extract(hour FROM act.at) = h)::integer ORDER BY h)
            FROM generate_series(0, 23) AS h) AS hours,
           (SELECT percentile_disc(0.95) WITHIN GROUP (ORDER BY n) FROM (
              SELECT count(DISTINCT person) AS n FROM opened GROUP BY day, hour) AS x)::integer AS opened_hour,
           (SELECT percentile_disc(0.95) WITHIN GROUP (ORDER BY n) FROM (
              SELECT count(DISTINCT person) AS n FROM opened GROUP BY day) AS x)::integer AS opened_day
  ) AS w ON true
  ON CONFLICT (structure_id, account_id) DO UPDATE SET role = excluded.role, learnt_on = excluded.learnt_on,
    days = excluded.days, hours = excluded.hours, opened_hour = excluded.opened_hour, opened_day = excluded.opened_day;
  GET DIAGNOSTICS learnt = ROW_COUNT;
  RETURN learnt = 200;
END
$$;
