-- One alert for whoever is in charge: what was seen, act by act (counts and fields, nobody's name or number), how many
-- distinct people these acts showed, other alerts of the account, and whom the acts from this page would hit.
-- Inner function: the caller asked the gate, and whether it is in charge.
CREATE OR REPLACE FUNCTION watch.alert_of(p_account bigint, p_alert bigint) RETURNS jsonb
LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'alert', watch.row_of(x),
    'acts', (SELECT coalesce(jsonb_agg(jsonb_build_object('at', e.at, 'operation', e.operation, 'code', e.code,
               'people', coalesce((e.detail ->> 'asked')::integer, cardinality(e.subjects)), 'fields', e.fields) ORDER BY e.entry_id), '[]')
             FROM ledger.entry AS e
             WHERE e.structure_id = x.structure_id AND e.account_id = x.account_id AND e.entry_id = ANY (x.entries)),
    'people', (SELECT count(DISTINCT (w.person)) FROM ledger.entry AS e
               JOIN gate.operation AS o ON o.name = e.operation AND o.class IS NOT NULL AND o.gives = 'values'
               CROSS JOIN unnest(e.subjects) AS w(person)
               WHERE e.structure_id = x.structure_id AND e.account_id = x.account_id AND e.code IS NULL
                 AND e.at > x.at - interval '24 hours' AND e.at <= clock_timestamp()),
    'others', (SELECT count(*) FROM watch.alert AS y WHERE y.account_id = x.account_id AND y.alert_id <> x.alert_id),
    'falseBefore', (SELECT count(*) FROM watch.alert AS y WHERE y.rule = x.rule AND y.closed_why = 'false_alarm'
                    AND EXISTS (SELECT FROM identity.structure AS s WHERE s.structure_id = y.structure_id
                                  AND identity.in_charge(p_account, s.structure_id))),
    'family', (SELECT jsonb_build_object('count', count(*) FILTER (WHERE a.state NOT IN ('frozen', 'removed')),
                 'names', coalesce((jsonb_agg(a.display_name ORDER BY a.account_id)
                                    FILTER (WHERE a.state NOT IN ('frozen', 'removed'))) , '[]'),
                 'sessions', coalesce(sum((SELECT count(*) FROM identity.session AS q
                   WHERE q.account_id = a.account_id AND q.ended_at IS NULL AND least(q.idle_until, q.ends_at) > clock_timestamp())), 0))
               FROM identity.account AS a
               WHERE a.account_id = x.account_id OR a.account_id IN (SELECT d.id FROM identity.descendants(x.account_id) AS d(id))),
    'sessions', (SELECT count(*) FROM identity.session AS q
                 WHERE q.account_id = x.account_id AND q.ended_at IS NULL AND least(q.idle_until, q.ends_at) > clock_timestamp()),
    'links', (SELECT count(*) FROM watch.links_of(x.account_id)),
    'hold', watch.hold_of(x.structure_id, x.account_id),
    'me', x.account_id = p_account,
    'mayBreak', watch.may_break(p_account, x.structure_id),
    'mayBreakAll', watch.may_break(p_account, 0),
    'breakers', watch.breakers_of(p_account))
  FROM watch.alert AS x WHERE x.alert_id = p_alert
$$;
