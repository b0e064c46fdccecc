-- Rule fields → code field: only fields that the operation declares are asked.
CREATE OR REPLACE FUNCTION gate.rule_fields(f gate.facts) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN (f).fields <@ (f).operation_fields THEN NULL ELSE 'field' END
$$;
