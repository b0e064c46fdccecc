-- First half of the mail job's reveal: the recipient of one unsent message, and nothing else. The system is the
-- actor; the entry names the person, and the structure's contact budget is charged: the instance's bound holds for
-- whoever takes the mail job over. referrals.message_recipient says whom, or null when there is none unsent.
CREATE OR REPLACE FUNCTION vault.ask_message(p_outbox bigint) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  who gate.subject;
  now_hour integer;
  full_up boolean;
  entry bigint;
BEGIN
  who := referrals.message_recipient(p_outbox);
  IF who IS NULL OR who.beneficiary_id IS NULL THEN
    entry := ledger.append_entry(NULL, NULL, 'mail.send', 'not_found', NULL, '{}', '{}',
                                 jsonb_build_object('outbox', p_outbox));
    RETURN jsonb_build_object('code', 'not_found', 'entry', entry::text, 'people', '[]'::jsonb);
  END IF;
  IF current_setting('synchronous_commit') NOT IN ('on', 'remote_apply') THEN
    PERFORM set_config('synchronous_commit', 'on', true);
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('gate.budget', who.structure_id));
  now_hour := gate.hour(clock_timestamp());
  SELECT b.structure_used + b.structure_added > coalesce(b.structure_cap, gate.allot(who.structure_id, 'contact'))
  INTO full_up
  FROM gate.count_budgets(who.structure_id, 0, 'system', false, 'contact', ARRAY[who.beneficiary_id], clock_timestamp()) AS b;
  IF full_up IS NOT FALSE THEN
    entry := ledger.append_entry(NULL, who.structure_id, 'mail.send', 'budget_structure', NULL, ARRAY[who], '{}',
                                 jsonb_build_object('outbox', p_outbox));
    RETURN jsonb_build_object('code', 'budget_structure', 'entry', entry::text, 'people', '[]'::jsonb);
  END IF;
  PERFORM gate.charge_structure(who.structure_id, 'contact', ARRAY[who.beneficiary_id], now_hour);
  entry := ledger.append_entry(NULL, who.structure_id, 'mail.send', NULL, NULL, ARRAY[who],
                               ARRAY['summary', 'email'], jsonb_build_object('outbox', p_outbox));
  INSERT INTO gate.pending (entry_id, token_hash, xid, at, structure_ids, beneficiary_ids, fields, door)
  VALUES (entry, sha256('system'::bytea), pg_current_xact_id(), clock_timestamp(),
          ARRAY[who.structure_id], ARRAY[who.beneficiary_id], ARRAY['summary', 'email'], 'vault');
  RETURN jsonb_build_object('code', NULL, 'entry', entry::text, 'people', '[]'::jsonb);
END
$$;
