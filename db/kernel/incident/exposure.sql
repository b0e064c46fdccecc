-- The exposure of a choice, in counts: nobody is named, not even by number. Inner function.
-- Returns {"words", "classes", "accounts", "people", "groups": [[structure, fields, classes, accounts, moment, people,
--   times]], "kinds": [[operation, code, entries, firstAt, lastAt, shown?]], "dossiers"}: each group is the people who
--   have these bits in common and were first seen within this moment (an hour, or a day when the window is long).
--   All that the screen shows is a sum of groups.
CREATE OR REPLACE FUNCTION incident.exposure(p_accounts bigint[], p_from timestamptz, p_to timestamptz) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
  kinds incident.act_kind[] := incident.acts(p_accounts, p_from, p_to);
  words text[] := incident.words(kinds);
  moment text := CASE WHEN p_to - p_from <= interval '4 days' THEN 'hour' ELSE 'day' END;
  found jsonb;
  total bigint;
BEGIN
  SELECT coalesce(jsonb_agg(jsonb_build_array(g.structure_id::text, g.fields::text, g.classes::text, g.accounts::text,
           g.moment, g.people, g.times) ORDER BY g.moment), '[]'), coalesce(sum(g.people), 0)
  INTO found, total
  FROM (SELECT p.structure_id, p.fields, p.classes, p.accounts, date_trunc(moment, p.first_at, 'Europe/Paris') AS moment,
               count(*) AS people, sum(p.times) AS times
        FROM incident.people(kinds, words, p_accounts, p_from, p_to) AS p GROUP BY 1, 2, 3, 4, 5) AS g;
  RETURN jsonb_build_object(
    'words', words, 'classes', incident.classes(), 'moment', moment, 'people', total, 'groups', found,
    'accounts', (SELECT coalesce(jsonb_agg(a::text), '[]') FROM unnest(p_accounts) AS a),
    'kinds', (SELECT coalesce(jsonb_agg(jsonb_build_array(k.operation, k.code, k.entries, k.first_at, k.last_at,
                k.shown <> '{}') ORDER BY k.first_at), '[]') FROM unnest(kinds) AS k),
    'structures', (SELECT coalesce(jsonb_object_agg(s.structure_id::text, s.name), '{}') FROM identity.structure AS s
                   WHERE s.structure_id IN (SELECT DISTINCT (x->>0)::bigint FROM jsonb_array_elements(found) AS x)));
END
$$;
