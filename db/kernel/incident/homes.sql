-- Where the log holds the acts of these accounts: under their own structure and, after a move, under the earlier ones
-- (an entry stands under the structure that the actor had at the time). One row an account and structure; place: that
-- of the account among p_accounts. Inner function.
CREATE OR REPLACE FUNCTION incident.homes(p_accounts bigint[])
RETURNS TABLE (account_id bigint, structure_id bigint, place integer)
LANGUAGE sql STABLE AS $$
  SELECT a.account_id, s.structure_id, w.n::integer
  FROM unnest(p_accounts) WITH ORDINALITY AS w(id, n)
  JOIN identity.account AS a ON a.account_id = w.id
  JOIN identity.structure AS s ON s.structure_id = a.structure_id
    OR (s.kind <> 'provider' AND EXISTS (SELECT FROM ledger.entry AS e
          WHERE e.structure_id = s.structure_id AND e.account_id = a.account_id))
$$;
