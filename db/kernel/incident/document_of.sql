-- One version of a document, the latest when none is named: {"document": {...} | null}, with what the file holds
-- (incident.file_of), from which a draft is filled. Inner function.
CREATE OR REPLACE FUNCTION incident.document_of(i incident.incident, p_kind text, p_version integer) RETURNS jsonb
LANGUAGE sql STABLE AS $$
  SELECT incident.file_of(i) || jsonb_build_object('document', (
    SELECT jsonb_build_object('kind', d.kind, 'version', d.version, 'at', d.at, 'answers', d.answers, 'sentAt', d.sent_at,
             'reference', d.sent_reference, 'by', a.display_name)
    FROM incident.document AS d LEFT JOIN identity.account AS a ON a.account_id = d.by
    WHERE d.incident_id = (i).incident_id AND d.kind = p_kind AND (p_version IS NULL OR d.version = p_version)
    ORDER BY d.version DESC LIMIT 1),
    'counts', incident.counts(i))
$$;
