-- Confirms that an account is still needed as it is: the review of every quarter. It opens nothing that was closed.
-- Takes the session's token and the account. Returns null, or: those of gate.ask, not_found, own_account (another
-- manager reviews you), state (only an active account).
CREATE OR REPLACE FUNCTION identity.confirm_review(p_token bytea, p_account bigint) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v gate.verdict := gate.ask(p_token, 'account.review', NULL, '{}', '{}', jsonb_build_object('account', p_account));
  a identity.account;
  code text := v.code;
BEGIN
  IF code IS NOT NULL THEN
    RETURN code;
  END IF;
  SELECT x.* INTO a FROM identity.account AS x WHERE x.account_id = p_account FOR NO KEY UPDATE;
  code := CASE
    WHEN a.role IS NULL OR a.role NOT IN ('counsellor', 'account_manager', 'supervisor')
      OR NOT coalesce(identity.in_charge(v.account_id, a.structure_id), false) THEN 'not_found'
    WHEN a.account_id = v.account_id THEN 'own_account'
    WHEN a.state <> 'active' THEN 'state' END;
  IF code IS NULL THEN
    UPDATE identity.account AS x SET reviewed_at = clock_timestamp() WHERE x.account_id = p_account;
  END IF;
  PERFORM identity.write_entry(v.account_id, 'account.review', code, jsonb_build_object('account', p_account));
  RETURN code;
END
$$;
