-- The worst cases kept each night, by structure and day, over the last 30 days.
-- Takes the session's token. Returns, for each structure in its charge and each kept day: the sum of what each account
-- could be shown alone, the largest worst case with one deceived approver, and of how many accounts. When refused, one
-- row with the code alone. Counts only.
CREATE OR REPLACE FUNCTION gate.worst_case_history(p_token bytea)
RETURNS TABLE (code text, structure_id bigint, day date, alone integer, deceived integer, accounts integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  v gate.verdict := gate.ask(p_token, 'account.worst_case', NULL, '{}', '{}', '{"history": true}');
BEGIN
  IF v.code IS NOT NULL THEN
    code := v.code;
    RETURN NEXT;
    RETURN;
  END IF;
  RETURN QUERY
  SELECT NULL::text, d.structure_id, d.day, sum(d.alone)::integer, max(d.deceived), count(*)::integer
  FROM identity.structure AS s JOIN gate.worst_case_day AS d ON d.structure_id = s.structure_id
  WHERE identity.in_charge(v.account_id, s.structure_id) AND d.day > (clock_timestamp() AT TIME ZONE 'UTC')::date - 30
  GROUP BY d.structure_id, d.day ORDER BY d.day, d.structure_id;
END
$$;
