-- Whose sealed address one unsent message needs. Called by vault.ask_message.
-- Takes an outbox id. Returns the person, or null: no such message, sent already, or to somebody who is no beneficiary.
CREATE OR REPLACE FUNCTION referrals.message_recipient(p_outbox bigint) RETURNS gate.subject
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT ROW(r.structure_id, r.beneficiary_id)::gate.subject
  FROM referrals.outbox AS o
  JOIN referrals.referral AS r ON r.structure_id = o.structure_id AND r.referral_id = o.referral_id
  WHERE o.outbox_id = p_outbox AND o.status = 'waiting' AND o.party = 'beneficiary'
$$;
