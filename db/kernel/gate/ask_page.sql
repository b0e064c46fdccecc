-- First half of reading a page about agents: ask the gate, note what may be taken. Discloses nothing.
-- Takes the session's token, the page (gate.page_operation) and its arguments: account, request, structure, skip,
-- export (1: into a file, for the log), each a whole number; anything else is dropped, so that the log keeps numbers only.
-- Returns {"code": null | refusal, "entry"}. Refusals: those of gate.ask; not_found for an account outside one's charge,
-- or that is no agent's: the same for one that does not exist.
CREATE OR REPLACE FUNCTION gate.ask_page(p_token bytea, p_page text, p_args jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  v gate.verdict;
  operation text := gate.page_operation(p_page);
  args jsonb := (
    SELECT coalesce(jsonb_object_agg(a.key, a.value::bigint), '{}')
    FROM jsonb_each_text(CASE WHEN jsonb_typeof(p_args) = 'object' THEN p_args ELSE '{}' END) AS a
    WHERE a.key IN ('account', 'request', 'structure', 'skip', 'export')
      AND a.value ~ (CASE WHEN a.key IN ('skip', 'export') THEN '^[0-9]{1,7}$' ELSE '^[0-9]{1,18}$' END));
  detail jsonb := args || jsonb_build_object('page', CASE WHEN operation IS NULL THEN '?' ELSE p_page END);
BEGIN
  v := gate.ask(p_token, operation, NULL, '{}', '{}', detail);
  IF v.code IS NULL AND (args ? 'account' OR p_page = 'family') AND NOT coalesce((
      SELECT identity.in_charge(v.account_id, a.structure_id) FROM identity.account AS a
      WHERE a.account_id = (args ->> 'account')::bigint AND a.role IN ('counsellor', 'account_manager', 'supervisor')), false) THEN
    v.code := 'not_found';
    v.entry_id := identity.write_entry(v.account_id, operation, v.code, detail);
  END IF;
  IF v.code IS NULL THEN
    PERFORM gate.note_page(p_token, v.entry_id, 'agents', p_page, args);
  END IF;
  RETURN jsonb_build_object('code', v.code, 'entry', v.entry_id::text);
END
$$;
