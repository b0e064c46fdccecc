-- Writes one entry about an account itself (no person is a subject of it).
-- takes: account (null when nobody is known yet), operation, refusal code (null: done), detail without personal data
-- returns: entry id. Not granted to anyone.
CREATE OR REPLACE FUNCTION identity.write_entry(
  p_account bigint, p_operation text, p_code text, p_detail jsonb DEFAULT '{}'
) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN ledger.append_entry(
    p_account,
    (SELECT a.structure_id FROM identity.account a WHERE a.account_id = p_account),
    p_operation, p_code, NULL, ARRAY[]::gate.subject[], ARRAY[]::text[], p_detail);
END
$$;
