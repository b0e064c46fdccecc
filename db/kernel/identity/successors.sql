-- Who could be given the files of an account: active counsellors of its structure, by number and name, 500 at a time.
-- Takes the account, and how many to skip. total: how many there are. That the account is in the reader's charge was
-- asked before (gate.ask_page). Inner function: the page 'successors' of gate.read_page.
CREATE OR REPLACE FUNCTION identity.successors(p_account bigint, p_skip integer)
RETURNS TABLE (account_id bigint, display_name text, total integer)
LANGUAGE sql STABLE AS $$
  SELECT a.account_id, a.display_name, (count(*) OVER ())::integer
  FROM identity.account AS leaver
  JOIN identity.account AS a ON a.structure_id = leaver.structure_id AND a.role = 'counsellor' AND a.state = 'active'
    AND a.account_id <> leaver.account_id
  WHERE leaver.account_id = p_account
  ORDER BY a.display_name, a.account_id
  LIMIT 500 OFFSET least(greatest(coalesce(p_skip, 0), 0), 1000000)
$$;
