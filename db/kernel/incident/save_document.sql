-- Saves a document as a new version; the earlier ones stay. Two who save at once both keep theirs: nothing is lost, and
-- the later one is told by the version that it did not know.
-- Takes the session's token, the incident, the kind, the version that was read (0: none), the answers (an object of at
-- most 60 texts or lists of words, 60,000 characters), and, once its authority has it, when and under which number.
-- Returns the refusal or null, and the new version. Refusals: those of incident.ask, invalid, state (another version
-- was saved meanwhile).
CREATE OR REPLACE FUNCTION incident.save_document(
  p_token bytea, p_incident bigint, p_kind text, p_read integer, p_answers jsonb, p_sent timestamptz, p_reference text,
  OUT code text, OUT version integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
  v gate.verdict := incident.ask(p_token, 'incident.document', p_incident, true);
  newest integer;
BEGIN
  code := v.code;
  IF code IS NOT NULL THEN
    RETURN;
  END IF;
  newest := coalesce((SELECT max(d.version) FROM incident.document AS d WHERE d.incident_id = p_incident AND d.kind = p_kind), 0);
  code := CASE
    WHEN p_kind IS NULL OR p_kind NOT IN ('cnil', 'cnil_more', 'certfr', 'register', 'complaint')
      OR coalesce(jsonb_typeof(p_answers) <> 'object', true) OR length(p_answers::text) > 60000
      OR (SELECT count(*) FROM jsonb_object_keys(p_answers)) > 60
      OR EXISTS (SELECT FROM jsonb_each(p_answers) AS a WHERE jsonb_typeof(a.value) NOT IN ('string', 'array'))
      OR p_sent > clock_timestamp() + interval '1 minute' OR length(p_reference) > 120
      OR (p_sent IS NULL AND p_reference IS NOT NULL) THEN 'invalid'
    WHEN p_read IS DISTINCT FROM newest THEN 'state' END;
  IF code IS NULL THEN
    version := newest + 1;
    INSERT INTO incident.document (incident_id, kind, version, by, answers, sent_at, sent_reference)
    VALUES (p_incident, p_kind, version, v.account_id, p_answers, p_sent, nullif(btrim(p_reference), ''));
  END IF;
  PERFORM identity.write_entry(v.account_id, 'incident.document', code,
    jsonb_build_object('incident', p_incident, 'kind', left(p_kind, 20), 'version', version, 'sent', p_sent IS NOT NULL));
END
$$;
