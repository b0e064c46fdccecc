-- Whom the last message of a referral did not reach for good: `beneficiary`, `provider`, or null. Told to the counsellor
-- alone. Inner function. A later message that went out to the same party ends it, as does the referral's end.
CREATE OR REPLACE FUNCTION referrals.not_reached(r referrals.referral) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT last.party
  FROM (SELECT DISTINCT ON (o.party) o.party, o.returned, o.queued_at
        FROM referrals.outbox AS o
        WHERE o.structure_id = (r).structure_id AND o.referral_id = (r).referral_id
          AND o.party IN ('beneficiary', 'provider') AND (o.status = 'sent' OR o.returned)
          AND (r).state NOT IN ('declined', 'refused', 'finished', 'dropped', 'withdrawn')
        ORDER BY o.party, o.queued_at DESC, o.outbox_id DESC) AS last
  WHERE last.returned
  ORDER BY last.queued_at DESC LIMIT 1
$$;
