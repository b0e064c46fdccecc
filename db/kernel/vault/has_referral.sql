-- Whether a referral of this person is under way: one that has begun (the training was entered), or one still on its
-- way there. Inner function.
CREATE OR REPLACE FUNCTION vault.has_referral(p_structure bigint, p_beneficiary bigint, p_entered boolean)
RETURNS boolean
LANGUAGE sql STABLE AS $$
  -- The states of the index referral_once, word for word, or it is not used.
  SELECT EXISTS (
    SELECT FROM referrals.referral AS r
    WHERE r.structure_id = p_structure AND r.beneficiary_id = p_beneficiary
      AND r.state NOT IN ('declined', 'refused', 'finished', 'dropped', 'withdrawn')
      AND (r.state = 'entered') = p_entered)
$$;
