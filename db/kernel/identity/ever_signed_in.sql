-- Whether somebody has had this account in hand already: a passkey or a session, now or before. Inner function.
CREATE OR REPLACE FUNCTION identity.ever_signed_in(p_account bigint) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM identity.passkey AS k WHERE k.account_id = p_account)
      OR EXISTS (SELECT FROM identity.session AS s WHERE s.account_id = p_account)
      OR EXISTS (SELECT FROM identity.enrolment AS e WHERE e.account_id = p_account AND e.used_at IS NOT NULL)
$$;
