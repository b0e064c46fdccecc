-- First half of reading alerts: ask the gate, note what may be taken. Discloses nothing (agents' names are in them).
-- Takes the session's token and what to read:
--   'alerts'  those of the structures in one's charge; p_filter: open | closed | all
--   'alert'   one of them, with its entries and whom acts from it would hit; p_number: the alert
-- Returns {"code": null | refusal, "entry"}. Refusals: those of gate.ask; not_found for one in somebody else's charge.
CREATE OR REPLACE FUNCTION watch.ask_read(p_token bytea, p_what text, p_number bigint, p_filter text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  v gate.verdict;
BEGIN
  IF p_what IS NULL OR p_what NOT IN ('alerts', 'alert') THEN
    RAISE EXCEPTION 'watch.ask_read: unknown target' USING ERRCODE = '22023';
  END IF;
  v := gate.ask(p_token, CASE p_what WHEN 'alert' THEN 'alert.view' ELSE 'alert.list' END, NULL, '{}', '{}',
    CASE WHEN p_what = 'alert' THEN jsonb_build_object('alert', p_number) ELSE '{}' END);
  IF v.code IS NULL AND p_what = 'alert' AND NOT coalesce((SELECT identity.in_charge(v.account_id, x.structure_id)
       FROM watch.alert AS x WHERE x.alert_id = p_number), false) THEN
    v.code := 'not_found';
    v.entry_id := identity.write_entry(v.account_id, 'alert.view', v.code, jsonb_build_object('alert', p_number));
  END IF;
  IF v.code IS NULL THEN
    INSERT INTO watch.pending (entry_id, token_hash, xid, at, what, number, filter)
    VALUES (v.entry_id, sha256(p_token), pg_current_xact_id(), clock_timestamp(), p_what, p_number,
            CASE WHEN p_filter IN ('open', 'closed', 'all') THEN p_filter ELSE 'open' END);
  END IF;
  RETURN jsonb_build_object('code', v.code, 'entry', v.entry_id::text);
END
$$;
