-- Makes a one-time link valid, for one waiting message to a young person or an organisation.
-- Takes an outbox id and the sha256 of the link's token. Returns whether it is valid now.
-- Bounded: only while the message waits, five times at most, so that a stolen worker cannot mint links at will.
CREATE OR REPLACE FUNCTION referrals.issue_link(p_outbox bigint, p_hash bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  o referrals.outbox;
BEGIN
  UPDATE referrals.outbox AS x SET links_issued = x.links_issued + 1
  WHERE x.outbox_id = p_outbox AND x.status = 'waiting' AND x.links_issued < 5
    AND (x.party = 'beneficiary'
         OR (x.party = 'provider' AND x.template NOT IN ('provider.withdraw', 'provider.renounce')))
  RETURNING x.* INTO o;
  IF NOT FOUND OR length(p_hash) IS DISTINCT FROM 32 THEN
    RETURN false;
  END IF;
  -- A newer message closes the links of older ones, never those of its own copies: a mail repeated after a crash
  -- has the same Message-ID, so the reader may only ever see the first copy.
  UPDATE identity.link AS l SET revoked_at = clock_timestamp()
  WHERE l.referral_id = o.referral_id AND l.account_id = o.account_id AND l.created_at < o.queued_at
    AND l.revoked_at IS NULL AND l.redeemed_at IS NULL;
  INSERT INTO identity.link (token_hash, referral_id, structure_id, account_id, purpose)
  SELECT p_hash, o.referral_id, a.structure_id, a.account_id,
         CASE o.party WHEN 'beneficiary' THEN 'propose' ELSE 'answer' END
  FROM identity.account AS a WHERE a.account_id = o.account_id;
  PERFORM ledger.append_entry(NULL, o.structure_id, 'mail.send', NULL, NULL, '{}', '{}',
    jsonb_build_object('outbox', p_outbox, 'link', o.party));
  RETURN true;
END
$$;
