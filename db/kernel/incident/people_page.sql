-- A page of fifty of the list as fixed, in the order of the pseudonyms: {"people": [[pseudonym, structure, fields,
-- classes, firstAt, lastAt, times]], "total"}. Inner function.
CREATE OR REPLACE FUNCTION incident.people_page(i incident.incident, p_offset integer, p_withdrawn boolean) RETURNS jsonb
LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'people', (SELECT coalesce(jsonb_agg(jsonb_build_array(x.pseudonym, s.name, x.fields, x.classes, x.first_at, x.last_at,
                 x.times) ORDER BY x.pseudonym), '[]')
      FROM (SELECT * FROM incident.exposed AS y WHERE y.incident_id = (i).incident_id AND (y.withdrawn_at IS NOT NULL) = p_withdrawn
            ORDER BY y.pseudonym OFFSET greatest(p_offset, 0) LIMIT 50) AS x
      LEFT JOIN identity.structure AS s ON s.structure_id = x.structure_id),
    'total', (SELECT count(*) FROM incident.exposed AS y WHERE y.incident_id = (i).incident_id
                AND (y.withdrawn_at IS NOT NULL) = p_withdrawn))
$$;
