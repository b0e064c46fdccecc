-- The words as bits, each by its place in the list. Inner function.
CREATE OR REPLACE FUNCTION incident.bits(p_words text[], p_list text[]) RETURNS bigint
LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(bit_or(1::bigint << (array_position(p_list, w.word) - 1)), 0) FROM unnest(p_words) AS w(word)
$$;
