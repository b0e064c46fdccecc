-- The words that these bits mean: fields, or classes when asked so. Inner function.
CREATE OR REPLACE FUNCTION incident.unbits(p_bits bigint, p_words text[], p_classes boolean) RETURNS text[]
LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_agg(CASE WHEN p_classes THEN substr(w.word, 7) ELSE w.word END ORDER BY w.n), '{}')
  FROM unnest(p_words) WITH ORDINALITY AS w(word, n)
  WHERE p_bits & (1::bigint << (w.n::integer - 1)) <> 0 AND starts_with(w.word, 'class:') = p_classes
$$;
