-- The broken circuits that concern whoever asks: the instance's and those of the structures in its charge, with who
-- broke them and the wish to lift that waits, if any. Inner function.
CREATE OR REPLACE FUNCTION watch.breakers_of(p_account bigint) RETURNS jsonb
LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('structureId', b.structure_id::text, 'structure', s.name, 'at', b.broken_at,
    'by', a.display_name, 'why', b.why, 'mayLift', watch.may_break(p_account, b.structure_id),
    'request', (SELECT r.request_id::text FROM gate.request AS r WHERE r.kind = 'breaker.lift' AND r.state = 'waiting'
                  AND r.expires_at > clock_timestamp() AND r.payload ->> 'structure' = b.structure_id::text LIMIT 1))
    ORDER BY b.broken_at), '[]')
  FROM gate.breaker AS b
  LEFT JOIN identity.structure AS s ON s.structure_id = b.structure_id
  LEFT JOIN identity.account AS a ON a.account_id = b.broken_by
  WHERE b.structure_id = 0 OR identity.in_charge(p_account, b.structure_id)
$$;
