-- Rule budget_structure → code budget_structure: the distinct people of the structure in its rolling window stay within its allotment (law 7).
CREATE OR REPLACE FUNCTION gate.rule_budget_structure(f gate.facts) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN (f).operation_class IS NULL OR (f).structure_added = 0 OR coalesce((f).structure_used + (f).structure_added <= (f).structure_cap, false) THEN NULL ELSE 'budget_structure' END
$$;
