-- First half of opening one waiting message about an account: an entry that says whose address the mail job is about to
-- read, and a note of what may be taken. The system is the actor. Discloses nothing.
-- Takes an outbox id. Returns the entry, or null when no such message waits: then there is nothing to take either.
CREATE OR REPLACE FUNCTION identity.ask_mail(p_outbox bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  o identity.outbox;
  entry bigint;
BEGIN
  SELECT x.* INTO o FROM identity.outbox AS x WHERE x.outbox_id = p_outbox AND x.status = 'waiting';
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  entry := ledger.append_entry(NULL, o.structure_id, 'mail.send', NULL, NULL, '{}', '{}',
    jsonb_build_object('account_outbox', p_outbox, 'account', o.account_id, 'about', o.about));
  PERFORM gate.note_page('system', entry, 'mail', 'account', jsonb_build_object('outbox', p_outbox));
  RETURN entry;
END
$$;
