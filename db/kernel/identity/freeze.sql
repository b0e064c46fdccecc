-- Freezes an account with all its descendants (law 10): from the next kernel call on, on every process, none of them
-- reaches anything; their sessions and links end, and the wishes they asked for. One person is enough: it narrows.
-- Takes the session's token, the account, and why (a word of the closed list of identity.narrow).
-- Returns the refusal or null, and how many accounts were frozen. Refusals: those of gate.ask, not_found (not in one's
-- charge), own_account, reason_required, state (already frozen or removed, and nobody below is left to freeze).
--
-- The last account manager of a structure can be frozen: one who is hijacked must not be safe behind that. The
-- regional supervision then looks after the structure.
CREATE OR REPLACE FUNCTION identity.freeze(p_token bytea, p_account bigint, p_why text, OUT code text, OUT frozen integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v gate.verdict := gate.ask(p_token, 'account.freeze', NULL, '{}', '{}', jsonb_build_object('account', p_account));
  home bigint;
BEGIN
  code := v.code;
  frozen := 0;
  IF code IS NOT NULL THEN
    RETURN;
  END IF;
  SELECT a.structure_id INTO home FROM identity.account AS a
  WHERE a.account_id = p_account AND a.role IN ('counsellor', 'account_manager', 'supervisor');
  code := CASE
    WHEN home IS NULL OR NOT coalesce(identity.in_charge(v.account_id, home), false) THEN 'not_found'
    WHEN v.account_id = p_account THEN 'own_account'
    WHEN p_why IS NULL OR p_why NOT IN ('left', 'absent', 'suspect', 'error', 'other') THEN 'reason_required' END;
  IF code IS NULL THEN
    frozen := identity.freeze_family(p_account, v.account_id, p_why);
    IF frozen = 0 THEN
      code := 'state';
    END IF;
  END IF;
  PERFORM identity.write_entry(v.account_id, 'account.freeze', code,
    jsonb_build_object('account', p_account, 'frozen', frozen));
END
$$;
