-- Adds a piece of evidence, sealed by the caller, to the file of an open incident. An exercise has them too.
-- Takes the session's token, the incident, what it is, its name, type, size and SHA-256 (of the clear content), its key
-- as wrapped by the master key, and the sealed content.
-- Returns the refusal or null, and its number. Refusals: those of incident.ask; invalid; attachment_twice (the same
-- content stands in the file already); attachments_full (fifty pieces, or 100 MB in all).
CREATE OR REPLACE FUNCTION incident.attach(
  p_token bytea, p_incident bigint, p_about text, p_name text, p_type text, p_bytes integer, p_sha256 bytea,
  p_wrapped bytea, p_sealed bytea, OUT code text, OUT attached integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  -- Locks the incident: two who attach at once take turns, and are counted one after the other.
  v gate.verdict := incident.ask(p_token, 'incident.attach', p_incident, true);
BEGIN
  code := v.code;
  IF code IS NOT NULL THEN
    RETURN;
  END IF;
  code := CASE
    WHEN coalesce(length(btrim(p_about)) NOT BETWEEN 3 AND 200, true)
      OR coalesce(p_name !~ '^[^[:cntrl:]/\\:*?"<>|]{1,100}$', true)
      OR coalesce(p_type NOT IN ('application/pdf', 'image/png', 'image/jpeg', 'text/plain', 'message/rfc822'), true)
      OR coalesce(p_bytes NOT BETWEEN 1 AND 10485760, true) OR coalesce(octet_length(p_sha256) <> 32, true)
      OR coalesce(octet_length(p_wrapped) NOT BETWEEN 32 AND 4096, true)
      -- AES-256-GCM adds a nonce and a tag, and nothing else.
      OR coalesce(octet_length(p_sealed) <> p_bytes + 28, true) THEN 'invalid'
    WHEN EXISTS (SELECT FROM incident.attachment AS a WHERE a.incident_id = p_incident AND a.sha256 = p_sha256
                   AND a.withdrawn_at IS NULL) THEN 'attachment_twice'
    WHEN (SELECT count(*) >= 50 OR coalesce(sum(a.bytes), 0) + p_bytes > 104857600
          FROM incident.attachment AS a WHERE a.incident_id = p_incident) THEN 'attachments_full' END;
  IF code IS NULL THEN
    INSERT INTO incident.attachment AS a (incident_id, attachment, by, about, name, type, bytes, sha256, wrapped)
    SELECT p_incident, coalesce(max(x.attachment), 0) + 1, v.account_id, btrim(p_about), p_name, p_type, p_bytes, p_sha256, p_wrapped
    FROM incident.attachment AS x WHERE x.incident_id = p_incident
    RETURNING a.attachment INTO attached;
    INSERT INTO incident.attachment_content (incident_id, attachment, sealed) VALUES (p_incident, attached, p_sealed);
  END IF;
  -- Neither its name nor what it is: they may name somebody. The hash proves what was in the file, and since when.
  PERFORM identity.write_entry(v.account_id, 'incident.attach', code, jsonb_build_object('incident', p_incident)
    || CASE WHEN attached IS NULL THEN '{}' ELSE jsonb_build_object('attachment', attached, 'bytes', p_bytes,
         'type', p_type, 'sha256', encode(p_sha256, 'hex')) END);
END
$$;
