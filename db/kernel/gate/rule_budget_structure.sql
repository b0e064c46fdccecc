-- Rule budget_structure → code budget_structure: the distinct people of the structure in its rolling window stay
-- within its allotment (law 7); budget_instance when the instance had nothing left to allot (no row: see gate.allot).
CREATE OR REPLACE FUNCTION gate.rule_budget_structure(c gate.counts) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN (c).structure_added = 0 OR coalesce((c).structure_used + (c).structure_added <= (c).structure_cap, false) THEN NULL
              WHEN coalesce((c).structure_cap, 0) = 0 THEN 'budget_instance' ELSE 'budget_structure' END
$$;
