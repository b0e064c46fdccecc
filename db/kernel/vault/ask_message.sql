-- First half of the mail job's reveal: the recipient of one unsent message, and nothing else. The system is the
-- actor; the entry names the person, and the structure's contact budget is charged: the instance's bound holds for
-- whoever takes the mail job over. referrals.message_recipient says whom, or null when there is none unsent.
CREATE OR REPLACE FUNCTION vault.ask_message(p_outbox bigint) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  who gate.subject;
  f gate.facts;
  code text;
  v gate.verdict;
BEGIN
  who := referrals.message_recipient(p_outbox);
  f.at := clock_timestamp();
  f.operation := 'mail.send';
  f.operation_known := true;
  f.fields := '{}';
  f.operation_fields := '{summary,email}';
  IF who IS NULL OR who.beneficiary_id IS NULL THEN
    code := 'not_found';
    f.subjects := 0;
  ELSE
    f.account_structure_id := who.structure_id;
    f.role := 'system';
    f.probation := false;
    f.operation_class := 'contact';
    f.fields := f.operation_fields;
    f.subjects := 1;
    f.structures := ARRAY[who.structure_id];
    f.people := ARRAY[who.beneficiary_id];
    f.door := 'vault';
    f.token_hash := sha256('system'::bytea);
  END IF;
  v := (gate.settle(ARRAY[f], ARRAY[code], ARRAY[jsonb_build_object('outbox', p_outbox)]))[1];
  RETURN jsonb_build_object('code', v.code, 'people', '[]'::jsonb, 'entry', v.entry_id::text);
END
$$;
