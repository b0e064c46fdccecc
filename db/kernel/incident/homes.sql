-- The structures under which the log holds acts of these accounts: their own, and, after a move, the earlier ones.
-- (entries stand under the structure that the actor had at the time). Inner function.
CREATE OR REPLACE FUNCTION incident.homes(p_accounts bigint[])
RETURNS TABLE (account_id bigint, structure_id bigint, ordinal integer)
LANGUAGE sql STABLE AS $$
  SELECT a.account_id, s.structure_id, least(w.n, 63)::integer - 1
  FROM unnest(p_accounts) WITH ORDINALITY AS w(id, n)
  JOIN identity.account AS a ON a.account_id = w.id
  JOIN identity.structure AS s ON s.structure_id = a.structure_id
    OR (s.kind <> 'provider' AND EXISTS (SELECT FROM ledger.entry AS e
          WHERE e.structure_id = s.structure_id AND e.account_id = a.account_id))
$$;
