-- The exposure of a choice, in counts: nobody is named, not even by number. Inner function.
-- Returns {"words", "accounts", "moment", "people", "canaries", "groups": [[structure, bits, moment, people, times]],
--   "kinds": [[operation, code, entries, firstAt, lastAt, shown?]], "structures": {id: name}}: each group is the people
--   who have these bits in common and were first seen within this moment (an hour, or a day when the window is longer
--   than four days). All that the screen shows is a sum of groups. bits: one for each of the words, in their order, then
--   one for each account (from the 63rd bit on, one for all).
-- Canaries are nobody: they are counted apart.
CREATE OR REPLACE FUNCTION incident.exposure(p_accounts bigint[], p_from timestamptz, p_to timestamptz) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
  kinds incident.act_kind[] := incident.acts(p_accounts, p_from, p_to);
  words text[] := incident.words(kinds);
  read record;
  moment text := CASE WHEN p_to - p_from <= interval '4 days' THEN 'hour' ELSE 'day' END;
  -- Moments begin on the hour, and on a Paris midnight: where the clocks change, days stay 24 hours long.
  origin timestamptz := date_trunc(moment, p_from, 'Europe/Paris');
  found jsonb;
  total bigint;
  birds bigint;
BEGIN
  SELECT * INTO read FROM incident.seen_at(p_accounts, words);
  EXECUTE format($sql$
    SELECT coalesce(jsonb_agg(jsonb_build_array(g.structure_id::text, g.bits::text, g.moment, g.people, g.times)
             ORDER BY g.moment) FILTER (WHERE NOT g.canary), '[]'),
           coalesce(sum(g.people) FILTER (WHERE NOT g.canary), 0), coalesce(sum(g.people) FILTER (WHERE g.canary), 0)
    FROM (SELECT s.structure_id, s.bits, date_bin(%1$L, s.first_at, $6) AS moment,
                 (s.structure_id, s.beneficiary_id) IN (SELECT c.structure_id, c.beneficiary_id FROM watch.canary AS c) AS canary,
                 count(*) AS people, sum(s.times) AS times
          FROM (%2$s) AS s GROUP BY 1, 2, 3, 4) AS g $sql$,
    '1 ' || moment, incident.seen_sql(kinds, words))
  INTO found, total, birds USING read.accounts, read.structures, read.bits, p_from, p_to, origin;
  RETURN jsonb_build_object(
    'words', words, 'moment', moment, 'people', total, 'canaries', birds, 'groups', found,
    'accounts', (SELECT coalesce(jsonb_agg(a::text), '[]') FROM unnest(p_accounts) AS a),
    'kinds', (SELECT coalesce(jsonb_agg(jsonb_build_array(k.operation, k.code, k.entries, k.first_at, k.last_at,
                k.shown <> '{}') ORDER BY k.first_at), '[]') FROM unnest(kinds) AS k),
    'structures', (SELECT coalesce(jsonb_object_agg(s.structure_id::text, s.name), '{}') FROM identity.structure AS s
                   WHERE s.structure_id IN (SELECT DISTINCT (x->>0)::bigint FROM jsonb_array_elements(found) AS x)));
END
$$;
