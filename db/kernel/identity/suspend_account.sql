-- Suspends an account of one's charge: nothing is reached from the next kernel call on, anywhere.
-- Takes the session's token, the account, why. Returns null, or the refusals of gate.ask and identity.narrow.
CREATE OR REPLACE FUNCTION identity.suspend_account(p_token bytea, p_account bigint, p_why text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v gate.verdict := gate.ask(p_token, 'account.suspend', NULL, '{}', '{}', jsonb_build_object('account', p_account));
  code text := v.code;
BEGIN
  IF code IS NULL THEN
    code := identity.narrow(v.account_id, p_account, 'suspended', p_why);
    PERFORM identity.write_entry(v.account_id, 'account.suspend', code,
      jsonb_build_object('account', p_account, 'why', CASE WHEN code IS NULL THEN p_why END));
  END IF;
  RETURN code;
END
$$;
