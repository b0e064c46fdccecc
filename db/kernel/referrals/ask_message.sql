-- First half of opening one waiting message about a referral: an entry that says that the mail job is about to read it,
-- and a note of what may be taken. The system is the actor. Discloses nothing. A young person's own address takes another
-- entry beside, which names them and is charged: vault.ask_message.
-- Takes an outbox id. Returns the entry, or null when no such message waits.
CREATE OR REPLACE FUNCTION referrals.ask_message(p_outbox bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  o referrals.outbox;
  entry bigint;
BEGIN
  SELECT x.* INTO o FROM referrals.outbox AS x WHERE x.outbox_id = p_outbox AND x.status = 'waiting';
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  entry := ledger.append_entry(NULL, o.structure_id, 'mail.send', NULL, NULL, '{}', '{}',
    jsonb_build_object('outbox', p_outbox, 'referral', o.referral_id, 'party', o.party));
  PERFORM gate.note_page('system', entry, 'mail', 'referral', jsonb_build_object('outbox', p_outbox));
  RETURN entry;
END
$$;
