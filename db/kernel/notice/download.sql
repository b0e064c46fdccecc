-- One file for the print house, encrypted to its key. Fresh presence is needed, and each download is in the log.
-- Takes the session's token, the incident, the file's number. Returns (code, file). Refusals: those of incident.ask,
-- not_found.
CREATE OR REPLACE FUNCTION notice.download(p_token bytea, p_incident bigint, p_batch bigint, OUT code text, OUT file bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v gate.verdict := incident.ask(p_token, 'notice.letters', p_incident, false);
BEGIN
  code := v.code;
  IF code IS NOT NULL THEN
    RETURN;
  END IF;
  UPDATE notice.batch AS b SET downloads = b.downloads + 1, last_download_at = clock_timestamp()
  WHERE b.batch_id = p_batch AND b.incident_id = p_incident RETURNING b.file INTO file;
  code := CASE WHEN NOT FOUND THEN 'not_found' END;
  PERFORM identity.write_entry(v.account_id, 'notice.letters', code, jsonb_build_object('incident', p_incident, 'batch', p_batch));
END
$$;
