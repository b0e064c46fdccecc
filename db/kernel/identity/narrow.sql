-- Suspends an account, or closes it for good: narrowing, so one person is enough, and it holds at once.
-- Removing also ends whom it reached and its passkeys; its files wait to be given to somebody (files.assign).
-- Takes who acts, the account, the new state (suspended | removed) and why (a word of the closed list).
-- Returns null, or: not_found, own_account, state, last_manager, reason_required. Inner function; its caller asked the gate.
CREATE OR REPLACE FUNCTION identity.narrow(p_by bigint, p_account bigint, p_state text, p_why text) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
  a identity.account;
  v_last boolean;
BEGIN
  SELECT x.* INTO a FROM identity.account AS x WHERE x.account_id = p_account;
  -- Structures before accounts, as in gate.approve.
  PERFORM FROM identity.structure AS s WHERE s.structure_id = a.structure_id FOR NO KEY UPDATE;
  SELECT x.* INTO a FROM identity.account AS x WHERE x.account_id = p_account FOR NO KEY UPDATE;
  IF a.role IS NULL OR a.role NOT IN ('counsellor', 'account_manager', 'supervisor')
     OR NOT coalesce(identity.in_charge(p_by, a.structure_id), false) THEN
    RETURN 'not_found';
  ELSIF p_by = p_account THEN
    RETURN 'own_account';
  ELSIF p_why IS NULL OR p_why NOT IN ('left', 'absent', 'suspect', 'error', 'other') THEN
    RETURN 'reason_required';
  ELSIF NOT (a.state IN ('pending', 'active', 'frozen') AND p_state = 'suspended' AND a.state <> 'frozen'
             OR a.state <> 'removed' AND p_state = 'removed') THEN
    RETURN 'state';
  ELSIF identity.is_last_manager(p_account) THEN
    RETURN 'last_manager';
  END IF;
  UPDATE identity.account AS x SET state = p_state, state_before = a.state WHERE x.account_id = p_account;
  PERFORM identity.close_doors(p_account, p_state);
  IF p_state = 'removed' THEN
    PERFORM identity.end_reach(p_account);
    DELETE FROM identity.passkey AS k WHERE k.account_id = p_account;
    UPDATE gate.request AS r SET state = 'withdrawn', decided_at = clock_timestamp()
    WHERE r.account_id = p_account AND r.state = 'waiting';
  END IF;
  RETURN NULL;
END
$$;
