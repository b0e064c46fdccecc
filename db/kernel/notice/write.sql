-- Writes what the notices of one incident will say, while nobody has approved it.
-- Takes the session's token, the incident, what happened, what was done, whom to ask (plain words, shown to the people
-- as they stand), the channels to use in the order e-mail, text message, letter, and at most how many a minute.
-- Returns null, or: those of incident.ask; invalid (a text too short or too long, no channel); request_pending (it is
-- being decided on: withdraw the wish first); state (approved: the words stand).
CREATE OR REPLACE FUNCTION notice.write(
  p_token bytea, p_incident bigint, p_happened text, p_measures text, p_contact text, p_channels text[], p_per_minute integer)
RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v gate.verdict := incident.ask(p_token, 'notice.write', p_incident, true);
  c notice.campaign;
  code text := v.code;
BEGIN
  IF code IS NOT NULL THEN
    RETURN code;
  END IF;
  SELECT x.* INTO c FROM notice.campaign AS x WHERE x.incident_id = p_incident FOR UPDATE;
  code := CASE
    WHEN c.state <> 'draft' THEN 'state'
    WHEN notice.is_asked(c.request_id) THEN 'request_pending'
    WHEN length(btrim(p_happened)) BETWEEN 20 AND 600 AND length(btrim(p_measures)) BETWEEN 20 AND 600
         AND length(btrim(p_contact)) BETWEEN 5 AND 300 AND p_channels <@ ARRAY['email', 'sms', 'letter'] AND p_channels <> '{}'
         AND p_per_minute BETWEEN 1 AND 60000 THEN NULL
    ELSE 'invalid' END;
  IF code IS NULL THEN
    INSERT INTO notice.campaign AS x (incident_id, structure_id, happened, measures, contact, channels, per_minute, written_by)
    SELECT p_incident, i.structure_id, btrim(p_happened), btrim(p_measures), btrim(p_contact), p_channels, p_per_minute, v.account_id
    FROM incident.incident AS i WHERE i.incident_id = p_incident
    ON CONFLICT (incident_id) DO UPDATE SET happened = excluded.happened, measures = excluded.measures,
      contact = excluded.contact, channels = excluded.channels, per_minute = excluded.per_minute,
      written_by = excluded.written_by, written_at = clock_timestamp();
  END IF;
  PERFORM identity.write_entry(v.account_id, 'notice.write', code, jsonb_build_object('incident', p_incident));
  RETURN code;
END
$$;
