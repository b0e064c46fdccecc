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
  PERFORM identity.create_link(o.referral_id, o.account_id,
    CASE o.party WHEN 'beneficiary' THEN 'propose' ELSE 'answer' END, p_hash);
  PERFORM ledger.append_entry(NULL, o.structure_id, 'mail.send', NULL, NULL, '{}', '{}',
    jsonb_build_object('outbox', p_outbox, 'link', o.party));
  RETURN true;
END
$$;
