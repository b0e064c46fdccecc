-- Somebody who holds an old link, or whose session by link ends soon, asks for a new one: it goes to the address that
-- got the old one, and nowhere else.
-- Takes the link's token, or the session's. Returns the outbox id, or null; the page says the same in both cases.
-- Nothing is sent: for a token of nobody, an organisation without access, and beyond 3 in 24 hours for one referral.
CREATE OR REPLACE FUNCTION referrals.request_link(p_token bytea) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  l record;
  r referrals.referral;
  now_at timestamptz := clock_timestamp();
BEGIN
  SELECT x.referral_id, x.account_id INTO l FROM (
    SELECT k.referral_id, k.account_id FROM identity.link AS k WHERE k.token_hash = sha256(p_token)
    UNION ALL
    SELECT s.scope_referral, s.account_id FROM identity.session AS s
    WHERE s.token_hash = sha256(p_token) AND s.scope_referral IS NOT NULL) AS x LIMIT 1;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  SELECT x.* INTO r FROM referrals.referral AS x WHERE x.referral_id = l.referral_id FOR UPDATE;
  IF NOT EXISTS (SELECT FROM gate.relationship AS g
                 WHERE g.account_id = l.account_id AND g.referral_id = r.referral_id
                   AND g.structure_id = r.structure_id AND g.beneficiary_id = r.beneficiary_id
                   AND (g.until IS NULL OR g.until > now_at))
     OR (SELECT count(*) FROM referrals.outbox AS o
         WHERE o.structure_id = r.structure_id AND o.referral_id = r.referral_id AND o.account_id = l.account_id
           AND o.template LIKE '%.new\_link' AND o.queued_at > now_at - interval '24 hours') >= 3 THEN
    RETURN NULL;
  END IF;
  RETURN CASE l.account_id
    WHEN r.beneficiary_account THEN referrals.queue_message(r, 'beneficiary.new_link', 'beneficiary', NULL, now_at)
    WHEN r.provider_account THEN referrals.queue_message(r, 'provider.new_link', 'provider', NULL, now_at) END;
END
$$;
