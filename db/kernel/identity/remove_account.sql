-- Closes an account of one's charge for good: somebody left. There is no way back but a new invitation.
-- Takes the session's token, the account, why. Returns null, or the refusals of gate.ask and identity.narrow.
CREATE OR REPLACE FUNCTION identity.remove_account(p_token bytea, p_account bigint, p_why text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v gate.verdict := gate.ask(p_token, 'account.remove', NULL, '{}', '{}', jsonb_build_object('account', p_account));
  code text := v.code;
BEGIN
  IF code IS NULL THEN
    code := identity.narrow(v.account_id, p_account, 'removed', p_why);
    PERFORM identity.write_entry(v.account_id, 'account.remove', code,
      jsonb_build_object('account', p_account, 'why', CASE WHEN code IS NULL THEN p_why END));
  END IF;
  RETURN code;
END
$$;
