-- Lifts a freeze from one account, not from its descendants: each of them is another wish, looked at for itself.
-- Back to what it was before, and on probation. Inner function: gate.apply_request calls it once two agreed (law 8).
CREATE OR REPLACE FUNCTION identity.unfreeze_now(p_account bigint) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE identity.account AS a
  SET state = coalesce(a.state_before, 'active'), state_before = NULL,
      probation_until = clock_timestamp() + make_interval(days => gate.number('probation_days'))
  WHERE a.account_id = p_account AND a.state = 'frozen';
  PERFORM identity.write_entry(p_account, 'account.unfreeze', NULL, '{}');
END
$$;
