-- Whom a referral is about, for the gate to decide on. Called by vault.ask_reveals.
-- Takes an account and a referral (null: all of the account's own that live or ended within 60 days and whose person
-- it still reaches). Returns people; none when the referral does not exist. Refuses nothing: gate.ask does.
CREATE OR REPLACE FUNCTION referrals.subjects_of(p_account bigint, p_referral bigint) RETURNS gate.subject[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN p_referral IS NOT NULL THEN
    -- Nobody's number: the same refusal (no_relationship) as somebody else's, so numbers tell nothing.
    (SELECT coalesce(array_agg(ROW(r.structure_id, r.beneficiary_id)::gate.subject),
                     ARRAY[ROW(0, 0)::gate.subject])
     FROM referrals.referral AS r WHERE r.referral_id = p_referral)
  ELSE
    (SELECT coalesce(array_agg(ROW(q.structure_id, q.beneficiary_id)::gate.subject), '{}')
     FROM (SELECT DISTINCT r.structure_id, r.beneficiary_id FROM referrals.mine(p_account) AS r LIMIT 200) AS q)
  END
$$;
