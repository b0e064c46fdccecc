-- Second half of reading referrals: the pseudonymous rows of one allowed entry that another, committed transaction
-- wrote within ten seconds, to the session that asked, once. The same law as vault.take, where it is explained.
-- Returns what referrals.read says; {} when there is nothing to take.
CREATE OR REPLACE FUNCTION referrals.take_read(p_token bytea, p_entry bigint) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  p gate.pending;
  me record;
BEGIN
  DELETE FROM gate.pending
  WHERE entry_id = p_entry AND door = 'referrals' AND token_hash = sha256(p_token)
    AND xid <> pg_current_xact_id() AND at > clock_timestamp() - interval '10 seconds'
  RETURNING * INTO p;
  SELECT * INTO me FROM gate.who(p_token);
  IF p.entry_id IS NULL OR me.account_id IS NULL THEN
    RETURN '{}';
  END IF;
  RETURN CASE p.fields[1]
    WHEN 'view' THEN referrals.story_of(p_token, referrals.find_referral(p.referral_id), me.account_id, me.role)
    WHEN 'board' THEN jsonb_build_object('rows',
      (SELECT coalesce(jsonb_agg(referrals.row_of(m.r) ORDER BY m.n), '[]')
       FROM (SELECT r, row_number() OVER () AS n FROM referrals.mine(me.account_id) AS r) AS m))
    WHEN 'person' THEN jsonb_build_object('rows',
      (SELECT coalesce(jsonb_agg(referrals.row_of(r) ORDER BY r.referral_id DESC), '[]') FROM referrals.referral AS r
       WHERE r.structure_id = p.structure_ids[1] AND r.beneficiary_id = p.beneficiary_ids[1])) END;
END
$$;
