-- The incidents that this account may see, open ones first, at most 200. Inner function.
CREATE OR REPLACE FUNCTION incident.list_of(p_me bigint) RETURNS jsonb
LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('incidents', coalesce(jsonb_agg(r.row ORDER BY r.closed, r.incident_id DESC), '[]'))
  FROM (SELECT i.incident_id, i.state = 'closed' AS closed, jsonb_build_object(
          'id', i.incident_id::text, 'label', i.label, 'title', i.title, 'state', i.state, 'exercise', i.exercise,
          'knownAt', i.known_at, 'openedAt', i.opened_at, 'closedAt', i.closed_at, 'structure', s.name,
          'accounts', cardinality(incident.chosen(i.incident_id)),
          'people', (SELECT f.people FROM incident.fixing AS f WHERE f.incident_id = i.incident_id AND f.fixing = i.fixings),
          'notifiedAt', (SELECT max(d.sent_at) FROM incident.document AS d WHERE d.incident_id = i.incident_id AND d.kind = 'cnil')
        ) AS row
        FROM incident.incident AS i JOIN identity.structure AS s ON s.structure_id = i.structure_id
        WHERE incident.may_see(p_me, i.incident_id)
        ORDER BY i.state = 'closed', i.incident_id DESC LIMIT 200) AS r
$$;
