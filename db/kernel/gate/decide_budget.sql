-- The budgets: asked only of what gate.decide allows, with counts read under the structure's lock.
CREATE OR REPLACE FUNCTION gate.decide_budget(c gate.counts) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(
    gate.rule_budget_account(c),   -- 13 how many different people has this account seen?
    gate.rule_budget_structure(c)  -- 14 and its structure? (the instance: see gate.allot)
  )
$$;
