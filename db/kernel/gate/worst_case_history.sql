-- The worst cases kept each night, by structure and day, over the last 30 days.
-- Takes who reads. Returns, for each structure in its charge and each kept day: the sum of what each account
-- could be shown alone, the largest worst case with one deceived approver, and of how many accounts. Counts
-- only. Inner function: the page 'worst_case_history' of gate.read_page.
CREATE OR REPLACE FUNCTION gate.worst_case_history(p_reader bigint)
RETURNS TABLE (structure_id bigint, day date, alone integer, deceived integer, accounts integer)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT d.structure_id, d.day, sum(d.alone)::integer, max(d.deceived), count(*)::integer
  FROM identity.structure AS s JOIN gate.worst_case_day AS d ON d.structure_id = s.structure_id
  WHERE identity.in_charge(p_reader, s.structure_id) AND d.day > (clock_timestamp() AT TIME ZONE 'UTC')::date - 30
  GROUP BY d.structure_id, d.day ORDER BY d.day, d.structure_id;
END
$$;
