-- Which blind indexes a field gives: those that go with it when it is replaced, and come back with it.
-- src/vault/blind-indexes.ts makes them. Inner function.
CREATE OR REPLACE FUNCTION vault.index_kinds(p_field text) RETURNS text[]
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE p_field WHEN 'summary' THEN ARRAY['name', 'name_start', 'name_year']
                      WHEN 'nir' THEN ARRAY['nir'] ELSE '{}' END
$$;
