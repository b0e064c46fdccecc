-- The words of what was shown, in a fixed order: a word's place is its bit in incident.people. Inner function.
CREATE OR REPLACE FUNCTION incident.words(p_kinds incident.act_kind[]) RETURNS text[]
LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_agg(DISTINCT w.word ORDER BY w.word), '{}')
  FROM unnest(p_kinds) AS k CROSS JOIN LATERAL unnest(k.shown) AS w(word)
$$;
