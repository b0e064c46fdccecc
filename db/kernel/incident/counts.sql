-- The list as fixed, summed: {"people", "fields": {word: people}, "classes": {…}, "structures": [[name, people]],
-- "firstAt", "lastAt"}. From the list itself, so that a document says what was fixed, not what the log says now.
-- Inner function.
CREATE OR REPLACE FUNCTION incident.counts(i incident.incident) RETURNS jsonb
LANGUAGE sql STABLE AS $$
  WITH g AS MATERIALIZED (
    SELECT x.structure_id, x.fields, x.classes, count(*) AS people, min(x.first_at) AS first_at, max(x.last_at) AS last_at
    FROM incident.exposed AS x WHERE x.incident_id = (i).incident_id AND x.withdrawn_at IS NULL GROUP BY 1, 2, 3
  )
  SELECT jsonb_build_object(
    'people', (SELECT coalesce(sum(g.people), 0) FROM g),
    'fields', (SELECT coalesce(jsonb_object_agg(f.word, f.people), '{}') FROM
      (SELECT w.word, sum(g.people) AS people FROM g CROSS JOIN LATERAL unnest(g.fields) AS w(word) GROUP BY 1) AS f),
    'classes', (SELECT coalesce(jsonb_object_agg(f.word, f.people), '{}') FROM
      (SELECT w.word, sum(g.people) AS people FROM g CROSS JOIN LATERAL unnest(g.classes) AS w(word) GROUP BY 1) AS f),
    'structures', (SELECT coalesce(jsonb_agg(jsonb_build_array(f.name, f.people) ORDER BY f.people DESC), '[]') FROM
      (SELECT s.name, sum(g.people) AS people FROM g JOIN identity.structure AS s ON s.structure_id = g.structure_id
       GROUP BY 1) AS f),
    'firstAt', (SELECT min(g.first_at) FROM g), 'lastAt', (SELECT max(g.last_at) FROM g))
$$;
