-- What was done with an account in the hour before its alert: for the mail to its agent. Counts and times, no person.
-- Inner function. {acts, people, refused, from, to}; null when there is no such alert.
CREATE OR REPLACE FUNCTION watch.summary_of(p_alert bigint) RETURNS jsonb
LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('acts', count(*), 'refused', count(*) FILTER (WHERE e.code IS NOT NULL),
    'people', (SELECT count(DISTINCT w.person) FROM ledger.entry AS s
               JOIN gate.operation AS o ON o.name = s.operation AND o.class IS NOT NULL
               CROSS JOIN unnest(s.subjects) AS w(person)
               WHERE s.structure_id = x.structure_id AND s.account_id = x.account_id AND s.code IS NULL
                 AND s.at BETWEEN x.at - interval '1 hour' AND x.at),
    'from', coalesce(min(e.at), x.at), 'to', x.at)
  FROM watch.alert AS x
  LEFT JOIN ledger.entry AS e ON e.structure_id = x.structure_id AND e.account_id = x.account_id
    AND e.at BETWEEN x.at - interval '1 hour' AND x.at
  WHERE x.alert_id = p_alert GROUP BY x.alert_id
$$;
