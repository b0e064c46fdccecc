-- The best that so many wishes can make of one account, or of several that are given the same people at once: how many
-- people they could be shown in a day when some wishes give files and the others raise caps, the widest first.
-- Takes: whom they are shown now within their caps, whom they reach beyond, the sum of their caps, what each raise adds
-- (largest first), files a wish gives, wishes. Inner function of gate.worst_case.
CREATE OR REPLACE FUNCTION gate.best_of(
  p_shown integer, p_beyond integer, p_caps integer, p_raises integer[], p_files integer, p_wishes integer) RETURNS integer
LANGUAGE sql IMMUTABLE AS $$
  SELECT max(least(p_shown + least(raised.more, p_beyond) + given * p_files, p_caps + raised.more))::integer
  FROM generate_series(0, p_wishes) AS given
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(more), 0) AS more FROM unnest(p_raises[1:p_wishes - given]) AS more) AS raised
$$;
