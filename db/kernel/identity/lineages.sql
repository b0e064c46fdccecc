-- Every agent's account in one's charge with who asked for it and who approved it: where a lineage is looked up.
-- Takes who reads. Returns one row an account, those with most descendants first, at most 1,000. Names of agents, never
-- of young people. Inner function: the page 'lineages' of gate.read_page.
CREATE OR REPLACE FUNCTION identity.lineages(p_reader bigint)
RETURNS TABLE (account_id bigint, display_name text, role text, structure_name text, state text,
  created_at timestamptz, requested_by_name text, approved_by_name text, descendants integer)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT a.account_id, a.display_name, a.role, s.name, a.state, a.created_at, asker.display_name,
         approver.display_name, (SELECT count(*)::integer FROM identity.descendants(a.account_id)) AS below
  FROM identity.structure AS s
  JOIN identity.account AS a ON a.structure_id = s.structure_id
    AND a.role IN ('counsellor', 'account_manager', 'supervisor') AND a.state <> 'removed'
  LEFT JOIN identity.account AS asker ON asker.account_id = a.requested_by
  LEFT JOIN identity.account AS approver ON approver.account_id = a.approved_by
  WHERE identity.in_charge(p_reader, s.structure_id)
  ORDER BY below DESC, a.display_name, a.account_id LIMIT 1000;
END
$$;
