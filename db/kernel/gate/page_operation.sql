-- The pages about agents that gate.read_page reads, and the operation that each asks for. Null: no such page, and
-- gate.ask refuses it as unknown. What each hands out: gate.page_rows. Inner function.
CREATE OR REPLACE FUNCTION gate.page_operation(p_page text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE p_page
    WHEN 'accounts' THEN 'account.list'
    WHEN 'move_targets' THEN 'account.list'
    WHEN 'successors' THEN 'account.list'
    WHEN 'requests' THEN 'request.list'
    WHEN 'my_requests' THEN 'account.own'
    WHEN 'family' THEN 'account.lineage'
    WHEN 'lineages' THEN 'account.lineage'
    WHEN 'worst_cases' THEN 'account.worst_case'
    WHEN 'worst_case_history' THEN 'account.worst_case'
    WHEN 'my_recovery' THEN 'account.own'
  END
$$;
