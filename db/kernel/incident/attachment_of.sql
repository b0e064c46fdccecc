-- One piece of evidence with its sealed content: {"name", "type", "bytes", "sha256", "wrapped", "sealed"}, bytes in
-- base64; {} when it was withdrawn. Inner function of incident.take_read.
CREATE OR REPLACE FUNCTION incident.attachment_of(p_incident bigint, p_attachment integer) RETURNS jsonb
LANGUAGE sql STABLE AS $$
  SELECT coalesce((
    SELECT jsonb_build_object('name', a.name, 'type', a.type, 'bytes', a.bytes, 'sha256', encode(a.sha256, 'hex'),
             'wrapped', encode(a.wrapped, 'base64'), 'sealed', encode(c.sealed, 'base64'))
    FROM incident.attachment AS a
    JOIN incident.attachment_content AS c ON c.incident_id = a.incident_id AND c.attachment = a.attachment
    WHERE a.incident_id = p_incident AND a.attachment = p_attachment AND a.withdrawn_at IS NULL), '{}')
$$;
