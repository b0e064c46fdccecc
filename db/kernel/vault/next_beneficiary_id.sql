-- An unused id: sealed values are bound to it before they reach the database.
CREATE OR REPLACE FUNCTION vault.next_beneficiary_id() RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT nextval('vault.beneficiary_id'::regclass)
$$;
