-- How the notices of one incident stand: counts and the words, nobody's name or address.
-- Takes the session's token and the incident. Returns {"code": refusal} or
--   {"code": null, "incident", "people", "text": null | words, "counts": [{channel, state, n}], "pace": sent a minute over
--    the last five, "batches": [{id, at, letters, pages, downloads}], "reports": false notices reported in 7 days}.
CREATE OR REPLACE FUNCTION notice.view(p_token bytea, p_incident bigint) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  v gate.verdict := incident.ask(p_token, 'notice.view', p_incident, false);
BEGIN
  IF v.code IS NOT NULL THEN
    RETURN jsonb_build_object('code', v.code);
  END IF;
  RETURN jsonb_build_object(
    'code', NULL,
    'people', notice.people(p_incident),
    'incident', (SELECT jsonb_build_object('label', i.label, 'title', i.title, 'state', i.state, 'exercise', i.exercise,
        'fixedAt', i.fixed_at, 'fixings', i.fixings, 'from', i.window_from, 'to', i.window_to, 'fields',
        (SELECT coalesce(jsonb_agg(DISTINCT f), '[]') FROM incident.exposed AS e CROSS JOIN LATERAL unnest(e.fields) AS f
         WHERE e.incident_id = i.incident_id AND e.withdrawn_at IS NULL))
      FROM incident.incident AS i WHERE i.incident_id = p_incident),
    'text', (SELECT jsonb_build_object('state', c.state, 'happened', c.happened, 'measures', c.measures, 'contact', c.contact,
        'channels', c.channels, 'perMinute', c.per_minute, 'writtenAt', c.written_at, 'approvedAt', c.approved_at,
        'approvedFixing', c.approved_fixing, 'request', c.request_id::text, 'asked', notice.is_asked(c.request_id))
      FROM notice.campaign AS c WHERE c.incident_id = p_incident),
    'counts', (SELECT coalesce(jsonb_agg(jsonb_build_object('channel', n.channel, 'state', n.state, 'n', n.n)), '[]')
      FROM (SELECT x.channel, x.state, count(*) AS n FROM notice.notice AS x
            WHERE x.incident_id = p_incident GROUP BY x.channel, x.state) AS n),
    'pace', (SELECT round(coalesce(sum(m.sent), 0) / 5.0) FROM notice.minute AS m
      WHERE m.incident_id = p_incident AND m.minute > clock_timestamp() - interval '5 minutes'),
    'batches', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', b.batch_id::text, 'at', b.made_at, 'letters', b.letters,
        'pages', b.pages, 'downloads', b.downloads) ORDER BY b.batch_id), '[]')
      FROM notice.batch AS b WHERE b.incident_id = p_incident),
    'reports', (SELECT coalesce(sum(r.times), 0) FROM notice.report AS r WHERE r.day > current_date - 7));
END
$$;
