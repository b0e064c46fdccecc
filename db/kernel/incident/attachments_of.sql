-- The pieces of evidence of an incident, latest first, withdrawn ones too; no content. Inner function.
CREATE OR REPLACE FUNCTION incident.attachments_of(p_incident bigint) RETURNS jsonb
LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object(
    'attachment', x.attachment, 'at', x.at, 'by', a.display_name, 'about', x.about, 'name', x.name, 'type', x.type,
    'bytes', x.bytes, 'sha256', encode(x.sha256, 'hex'), 'withdrawnAt', x.withdrawn_at, 'withdrawnWhy', x.withdrawn_why,
    'withdrawnBy', w.display_name) ORDER BY x.attachment DESC), '[]')
  FROM incident.attachment AS x
  LEFT JOIN identity.account AS a ON a.account_id = x.by
  LEFT JOIN identity.account AS w ON w.account_id = x.withdrawn_by
  WHERE x.incident_id = p_incident
$$;
