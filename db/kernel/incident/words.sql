-- What was shown, in words and in a fixed order, then the classes of data: the place of each is its bit in what
-- incident.seen_sql gives. Inner function.
CREATE OR REPLACE FUNCTION incident.words(p_kinds incident.act_kind[]) RETURNS text[]
LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_agg(DISTINCT w.word ORDER BY w.word), '{}') || incident.classes()
  FROM unnest(p_kinds) AS k CROSS JOIN LATERAL unnest(k.shown) AS w(word)
$$;
