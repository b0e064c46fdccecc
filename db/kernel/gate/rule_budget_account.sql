-- Rule budget_account → code budget_account: the distinct people of the account in 24 rolling hours stay within its cap (law 7).
CREATE OR REPLACE FUNCTION gate.rule_budget_account(c gate.counts) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN (c).added = 0 OR coalesce((c).used + (c).added <= (c).cap, false) THEN NULL ELSE 'budget_account' END
$$;
