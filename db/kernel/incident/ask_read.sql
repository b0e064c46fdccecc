-- First half of reading incidents: ask the gate, note what may be taken. Discloses nothing.
-- Takes the session's token, what to read, the incident (null for 'list' and 'choices'), and what is asked of it:
--   'list'      the incidents that I may see
--   'choices'   accounts for an incident: {"accounts": proposed, "structure"}, with all that descend from the proposed
--   'view'      one incident: accounts, timeline, versions of documents, fixings
--   'measure'   the exposure in counts; {"accounts", "from", "to"}: of another choice than the one kept
--   'people'    a page of the list as fixed, by pseudonym: {"offset", "withdrawn"}
--   'person'    one person of the list, with what was asked and granted about it: {"person"}
--   'document'  one version: {"kind", "version"}; no version: the latest
--   'export'    the same, to be given as a file; and the list of entries that the file cites
--   'attachment' the sealed content of one piece of evidence: {"attachment"}; fresh presence is needed
-- Returns {"code": null | refusal, "entry"}. Refusals: those of incident.ask; invalid, not_found for a choice; not_found,
-- state (withdrawn) for a piece of evidence.
CREATE OR REPLACE FUNCTION incident.ask_read(p_token bytea, p_what text, p_incident bigint, p_asked jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  operation text := CASE p_what WHEN 'list' THEN 'incident.list' WHEN 'choices' THEN 'incident.list'
    WHEN 'view' THEN 'incident.view' WHEN 'document' THEN 'incident.view' WHEN 'export' THEN 'incident.export'
    WHEN 'measure' THEN 'incident.measure' WHEN 'people' THEN 'incident.measure'
    WHEN 'person' THEN 'incident.measure'
    WHEN 'attachment' THEN 'incident.attachment' END;
  v gate.verdict;
BEGIN
  IF operation IS NULL THEN
    RAISE EXCEPTION 'incident.ask_read: unknown %', left(p_what, 20) USING ERRCODE = '22023';
  END IF;
  v := CASE WHEN operation = 'incident.list' THEN gate.ask(p_token, operation, NULL, '{}', '{}', '{}')
            ELSE incident.ask(p_token, operation, p_incident, false) END;
  IF v.code IS NULL THEN
    v.code := CASE
      WHEN p_what = 'measure' AND p_asked ? 'accounts' THEN incident.check_choice(v.account_id,
        ARRAY(SELECT x::bigint FROM jsonb_array_elements_text(p_asked->'accounts') AS x),
        (p_asked->>'from')::timestamptz, (p_asked->>'to')::timestamptz)
      WHEN p_what = 'attachment' THEN coalesce((SELECT CASE WHEN a.withdrawn_at IS NULL THEN '' ELSE 'state' END
        FROM incident.attachment AS a WHERE a.incident_id = p_incident AND a.attachment = (p_asked->>'attachment')::integer),
        'not_found') END;
    v.code := nullif(v.code, '');
    IF v.code IS NOT NULL THEN
      v.entry_id := identity.write_entry(v.account_id, operation, v.code, jsonb_build_object('incident', p_incident));
    ELSIF p_what = 'attachment' THEN
      -- Which one, with its hash: the gate's own entry says that one was asked for.
      v.entry_id := identity.write_entry(v.account_id, operation, NULL, (SELECT jsonb_build_object('incident', p_incident,
        'attachment', a.attachment, 'sha256', encode(a.sha256, 'hex')) FROM incident.attachment AS a
        WHERE a.incident_id = p_incident AND a.attachment = (p_asked->>'attachment')::integer));
    END IF;
  END IF;
  IF v.code IS NULL THEN
    -- What was asked and never taken; nobody can take it any more.
    DELETE FROM incident.pending AS x WHERE x.at < clock_timestamp() - interval '1 minute';
    INSERT INTO incident.pending (entry_id, token_hash, xid, at, what, incident_id, asked)
    VALUES (v.entry_id, sha256(p_token), pg_current_xact_id(), clock_timestamp(), p_what, p_incident, coalesce(p_asked, '{}'));
  END IF;
  RETURN jsonb_build_object('code', v.code, 'entry', v.entry_id::text);
END
$$;
