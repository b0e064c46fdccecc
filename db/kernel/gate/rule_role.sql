-- Rule role → code role: the account's role has this operation.
CREATE OR REPLACE FUNCTION gate.rule_role(f gate.facts) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN (f).role = ANY ((f).operation_roles) THEN NULL ELSE 'role' END
$$;
