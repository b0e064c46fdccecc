-- The best that so many wishes can make of one account: how many people it could be shown in a day when some of them give
-- it files and the others raise its caps, the widest first. Inner function of gate.worst_case.
-- Takes: people it reaches, the sum of its caps, what each raise adds (largest first), files a wish gives, wishes.
CREATE OR REPLACE FUNCTION gate.best_of(p_people integer, p_caps integer, p_raises integer[], p_files integer, p_wishes integer)
RETURNS integer
LANGUAGE sql IMMUTABLE AS $$
  SELECT max(least(p_people + given * p_files,
                   p_caps + coalesce((SELECT sum(more) FROM unnest(p_raises[1:p_wishes - given]) AS more), 0)))::integer
  FROM generate_series(0, p_wishes) AS given
$$;
