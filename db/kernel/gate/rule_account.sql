-- Rule account → code account_suspended: the account is active.
CREATE OR REPLACE FUNCTION gate.rule_account(f gate.facts) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN (f).account_state = 'active' THEN NULL ELSE 'account_suspended' END
$$;
