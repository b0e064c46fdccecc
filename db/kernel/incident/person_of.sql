-- One person of the list as fixed, by pseudonym: {"person": as in people_page, or null, "withdrawn", "requests": [{"id",
-- "state", "by", "why", "at", "decidedBy", "decidedWhy", "mine", "until", "shownAt", "times"}]}. Inner function.
CREATE OR REPLACE FUNCTION incident.person_of(i incident.incident, p_person integer, p_me bigint) RETURNS jsonb
LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'person', (SELECT jsonb_build_array(x.pseudonym, s.name, x.fields, x.classes, x.first_at, x.last_at, x.times)
      FROM incident.exposed AS x LEFT JOIN identity.structure AS s ON s.structure_id = x.structure_id
      WHERE x.incident_id = (i).incident_id AND x.pseudonym = p_person),
    'withdrawn', EXISTS (SELECT FROM incident.exposed AS x WHERE x.incident_id = (i).incident_id
      AND x.pseudonym = p_person AND x.withdrawn_at IS NOT NULL),
    'requests', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'id', r.request_id::text, 'by', q.display_name, 'why', r.why, 'at', r.requested_at, 'decidedBy', d.display_name,
        'state', CASE WHEN r.state = 'waiting' AND r.expires_at <= clock_timestamp() THEN 'expired' ELSE r.state END,
        'decidedWhy', r.decided_why, 'mine', r.requested_by = p_me, 'until', l.until, 'shownAt', l.shown_at,
        'open', coalesce(l.until > clock_timestamp(), false), 'times', coalesce(l.times, 0)) ORDER BY r.request_id DESC), '[]')
      FROM gate.request AS r
      LEFT JOIN incident.lift AS l ON l.request_id = r.request_id
      LEFT JOIN identity.account AS q ON q.account_id = r.requested_by
      LEFT JOIN identity.account AS d ON d.account_id = r.decided_by
      WHERE r.kind = 'incident.identity' AND r.structure_id = (i).structure_id
        AND r.payload ->> 'incident' = (i).incident_id::text AND r.payload ->> 'person' = p_person::text))
$$;
