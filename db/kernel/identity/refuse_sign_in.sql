-- Writes a sign-in, enrolment or presence that failed before the database could decide (wrong signature,
-- unknown key, replayed challenge), and counts it against the client.
-- takes: kind (sign_in | enrol | link), client (keyed hash of the address), operation, code,
--        account (null when unknown)
-- returns: nothing
CREATE OR REPLACE FUNCTION identity.refuse_sign_in(
  p_kind text, p_client bytea, p_operation text, p_code text, p_account bigint
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM identity.count_failure(p_kind, p_client);
  PERFORM identity.write_entry(p_account, p_operation, p_code);
END
$$;
