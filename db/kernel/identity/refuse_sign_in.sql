-- Writes a sign-in, enrolment, presence or change of keys that failed before the database could decide (wrong
-- signature, unknown key, replayed challenge), and counts it against the client.
-- takes: kind (sign_in | enrol | presence | moved | sso | young), client (keyed hash of the address, or of the session; null: not counted,
--        for what answered no live challenge), operation, code, account (null when unknown)
-- returns: nothing
-- raises, and writes nothing: an operation that is not one of these eight, or a code that is none. Otherwise whoever
-- holds the sign-in role could write any line, also one that says "done".
CREATE OR REPLACE FUNCTION identity.refuse_sign_in(
  p_kind text, p_client bytea, p_operation text, p_code text, p_account bigint
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF p_operation IS NULL OR p_operation NOT IN ('identity.sign_in', 'identity.enrol', 'identity.confirm_presence',
       'identity.create_enrolment', 'identity.remove_passkey', 'identity.rebind_session',
       'identity.bind_device', 'account.link_sso') THEN
    RAISE EXCEPTION 'identity.refuse_sign_in: not for this operation' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF p_code IS NULL OR p_code !~ '^[a-z_]{1,40}$' THEN
    RAISE EXCEPTION 'identity.refuse_sign_in: a refusal has a code' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF p_client IS NOT NULL THEN
    PERFORM identity.count_failure(p_kind, p_client);
  END IF;
  PERFORM identity.write_entry(p_account, p_operation, p_code);
END
$$;
