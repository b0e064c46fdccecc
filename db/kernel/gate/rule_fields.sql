-- Rule fields → code field: only fields that the operation declares are asked. What an operation may write is not
-- what it may show: through the vault's door a write gets the wrapped key and no value, and an act with a door of
-- its own gets nothing.
CREATE OR REPLACE FUNCTION gate.rule_fields(f gate.facts) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN NOT coalesce((f).fields <@ (f).operation_fields, false) THEN 'field'
              WHEN (f).door = 'vault' AND NOT coalesce((f).operation_gives = 'values'
                     OR ((f).operation_gives = 'key' AND (f).fields = '{}'), false) THEN 'field' END
$$;
