-- Which party of a referral an account is. Takes the referral, the account, its role.
-- Returns counsellor | beneficiary | provider; null: none of them. Whether it may, gate.ask says.
CREATE OR REPLACE FUNCTION referrals.party_of(r referrals.referral, p_account bigint, p_role text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE
    WHEN p_role = 'counsellor' THEN 'counsellor'
    WHEN p_role = 'beneficiary' AND p_account = (r).beneficiary_account THEN 'beneficiary'
    WHEN p_role = 'provider' AND p_account = (r).provider_account THEN 'provider' END
$$;
