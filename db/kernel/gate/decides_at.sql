-- The structure whose people decide on a wish: the account's own; for a move, the one that would receive it.
CREATE OR REPLACE FUNCTION gate.decides_at(r gate.request) RETURNS bigint
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN (r).kind = 'account.move' THEN ((r).payload ->> 'structure_id')::bigint ELSE (r).structure_id END
$$;
