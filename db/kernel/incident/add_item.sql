-- Adds a fact, a decision or a piece of evidence to the timeline of an open incident. Nothing of it is ever changed:
-- who was wrong writes another line.
-- Takes the session's token, the incident, the kind, when it happened, the text, why (a decision must say it), and for
-- evidence the number of an entry of the log, which must be of one of the accounts chosen.
-- Returns the refusal or null: those of incident.ask, invalid, reason_required, not_found (no such entry).
CREATE OR REPLACE FUNCTION incident.add_item(
  p_token bytea, p_incident bigint, p_kind text, p_at timestamptz, p_text text, p_why text, p_entry bigint) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  v gate.verdict := incident.ask(p_token, 'incident.write', p_incident, true);
  code text := v.code;
  cited ledger.entry;
BEGIN
  IF code IS NOT NULL THEN
    RETURN code;
  END IF;
  IF p_kind = 'evidence' AND p_entry IS NOT NULL THEN
    SELECT e.* INTO cited FROM incident.homes(incident.chosen(p_incident)) AS h
    JOIN ledger.entry AS e ON e.structure_id = h.structure_id AND e.account_id = h.account_id AND e.entry_id = p_entry;
  END IF;
  code := CASE
    WHEN p_kind IS NULL OR p_kind NOT IN ('fact', 'decision', 'evidence')
      OR coalesce(length(btrim(p_text)) NOT BETWEEN 3 AND 2000, true) OR length(p_why) > 2000
      OR p_at IS NULL OR p_at > clock_timestamp() + interval '1 minute' OR p_at < '2000-01-01' THEN 'invalid'
    WHEN p_kind = 'decision' AND coalesce(btrim(p_why), '') = '' THEN 'reason_required'
    WHEN p_kind = 'evidence' AND cited.entry_id IS NULL THEN 'not_found' END;
  IF code IS NULL THEN
    INSERT INTO incident.item (incident_id, item, kind, at, written_by, text, why, entry_structure_id, entry_id)
    SELECT p_incident, coalesce(max(i.item), 0) + 1, p_kind, coalesce(cited.at, p_at), v.account_id, btrim(p_text),
           nullif(btrim(p_why), ''), cited.structure_id, cited.entry_id
    FROM incident.item AS i WHERE i.incident_id = p_incident;
  END IF;
  PERFORM identity.write_entry(v.account_id, 'incident.write', code,
    jsonb_build_object('incident', p_incident) || CASE WHEN p_entry IS NULL THEN '{}' ELSE jsonb_build_object('entry', p_entry) END);
  RETURN code;
END
$$;
