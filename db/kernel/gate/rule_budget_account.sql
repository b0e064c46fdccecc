-- Rule budget_account → code budget_account: the distinct people of the account in 24 rolling hours stay within its cap (law 7).
CREATE OR REPLACE FUNCTION gate.rule_budget_account(f gate.facts) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN (f).operation_class IS NULL OR (f).added = 0 OR coalesce((f).used + (f).added <= (f).cap, false) THEN NULL ELSE 'budget_account' END
$$;
