-- Rule operation → code unknown_operation: the operation is declared in the register; unknown means refused.
CREATE OR REPLACE FUNCTION gate.rule_operation(f gate.facts) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN (f).operation_known THEN NULL ELSE 'unknown_operation' END
$$;
