-- Second half of reading referrals: the pseudonymous rows of one allowed entry that another, committed transaction
-- wrote within ten seconds, to the session that asked, once (gate.claim_page).
-- Returns what referrals.read says; {} when there is nothing to take.
CREATE OR REPLACE FUNCTION referrals.take_read(p_token bytea, p_entry bigint) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  claimed record;
  me record;
BEGIN
  SELECT * INTO claimed FROM gate.claim_page(p_token, p_entry, 'referrals');
  SELECT * INTO me FROM gate.who(p_token);
  IF claimed.page IS NULL OR me.account_id IS NULL THEN
    RETURN '{}';
  END IF;
  RETURN CASE claimed.page
    WHEN 'view' THEN referrals.story_of(p_token, referrals.find_referral((claimed.args ->> 'number')::bigint),
                                        me.account_id, me.role)
    WHEN 'board' THEN jsonb_build_object('rows',
      (SELECT coalesce(jsonb_agg(referrals.row_of(m.r) || jsonb_build_object('notReached', referrals.not_reached(m.r)) ORDER BY m.n), '[]')
       FROM (SELECT r, row_number() OVER () AS n FROM referrals.mine(me.account_id) AS r) AS m))
    WHEN 'person' THEN jsonb_build_object('rows',
      (SELECT coalesce(jsonb_agg(referrals.row_of(r) ORDER BY r.referral_id DESC), '[]') FROM referrals.referral AS r
       WHERE r.structure_id = (claimed.args ->> 'structure')::bigint
         AND r.beneficiary_id = (claimed.args ->> 'number')::bigint),
      'identity', (SELECT y.bound_at FROM identity.young_subject AS y
                   WHERE y.structure_id = (claimed.args ->> 'structure')::bigint
                     AND y.beneficiary_id = (claimed.args ->> 'number')::bigint))
    WHEN 'own' THEN jsonb_build_object('rows',
      (SELECT coalesce(jsonb_agg(referrals.row_of(r) ORDER BY r.referral_id DESC), '[]') FROM referrals.referral AS r,
         identity.young_person(me.account_id) AS p(structure_id, beneficiary_id)
       WHERE r.structure_id = p.structure_id AND r.beneficiary_id = p.beneficiary_id
         AND r.beneficiary_account = me.account_id),
      'identity', (SELECT y.bound_at FROM identity.young_subject AS y WHERE y.account_id = me.account_id)) END;
END
$$;
