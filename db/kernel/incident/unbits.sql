-- The words that these bits mean. Inner function.
CREATE OR REPLACE FUNCTION incident.unbits(p_bits bigint, p_list text[]) RETURNS text[]
LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_agg(w.word ORDER BY w.n), '{}')
  FROM unnest(p_list) WITH ORDINALITY AS w(word, n) WHERE p_bits & (1::bigint << (w.n::integer - 1)) <> 0
$$;
