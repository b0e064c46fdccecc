-- Queues one message, in the caller's transaction. Inner function.
-- Takes the referral, the template, the party, and what must not be sent twice (or null).
-- Returns the outbox id; null when the same once-key is there already.
CREATE OR REPLACE FUNCTION referrals.queue_message(
  r referrals.referral, p_template text, p_party text, p_once text, p_at timestamptz) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO referrals.outbox (structure_id, referral_id, template, party, account_id, state, once_key, queued_at)
  VALUES ((r).structure_id, (r).referral_id, p_template, p_party,
          CASE p_party WHEN 'beneficiary' THEN (r).beneficiary_account WHEN 'provider' THEN (r).provider_account
                       ELSE (r).proposed_by END,
          (r).state, p_once, p_at)
  ON CONFLICT DO NOTHING
  RETURNING outbox_id
$$;
