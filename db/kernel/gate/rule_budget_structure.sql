-- Rule budget_structure → code budget_structure: the distinct people of the structure in its rolling window stay
-- within its allotment (law 7); budget_instance when the instance had nothing left to allot.
CREATE OR REPLACE FUNCTION gate.rule_budget_structure(f gate.facts) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN (f).operation_class IS NULL OR (f).structure_added = 0 OR coalesce((f).structure_used + (f).structure_added <= (f).structure_cap, false) THEN NULL
              WHEN (f).structure_cap = 0 THEN 'budget_instance' ELSE 'budget_structure' END
$$;
