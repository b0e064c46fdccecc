-- Second half of reading incidents: what one allowed entry, which another, committed transaction wrote within ten
-- seconds, to the session that asked, may see, once. The same law as vault.take, where it is explained.
-- Names of agents, pseudonyms of young people, sealed pieces of evidence. Returns {} when there is nothing to take.
CREATE OR REPLACE FUNCTION incident.take_read(p_token bytea, p_entry bigint) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET work_mem = '64MB' SET jit = off SET enable_sort = off AS $$
DECLARE
  p incident.pending;
  i incident.incident;
  me record;
BEGIN
  DELETE FROM incident.pending
  WHERE entry_id = p_entry AND token_hash = sha256(p_token)
    AND xid <> pg_current_xact_id() AND at > clock_timestamp() - interval '10 seconds'
  RETURNING * INTO p;
  SELECT * INTO me FROM gate.who(p_token);
  IF p.entry_id IS NULL OR me.account_id IS NULL THEN
    RETURN '{}';
  END IF;
  SELECT * INTO i FROM incident.incident AS x WHERE x.incident_id = p.incident_id;
  RETURN CASE p.what
    WHEN 'list' THEN incident.list_of(me.account_id)
    WHEN 'choices' THEN incident.choices(me.account_id, p.asked)
    WHEN 'view' THEN incident.file_of(i)
    WHEN 'measure' THEN CASE WHEN p.asked ? 'accounts'
      THEN incident.exposure(ARRAY(SELECT x::bigint FROM jsonb_array_elements_text(p.asked->'accounts') AS x),
                             (p.asked->>'from')::timestamptz, (p.asked->>'to')::timestamptz)
      ELSE incident.exposure(incident.chosen(i.incident_id), i.window_from, i.window_to) END
    WHEN 'people' THEN incident.people_page(i, coalesce((p.asked->>'offset')::integer, 0),
                                            coalesce((p.asked->>'withdrawn')::boolean, false))
    WHEN 'person' THEN incident.person_of(i, (p.asked->>'person')::integer, me.account_id)
    WHEN 'attachment' THEN incident.attachment_of(i.incident_id, (p.asked->>'attachment')::integer)
    ELSE incident.document_of(i, p.asked->>'kind', (p.asked->>'version')::integer) END;
END
$$;
