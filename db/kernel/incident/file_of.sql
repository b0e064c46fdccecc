-- One incident as its screen shows it: {"incident", "accounts", "items", "documents", "fixings" (the latest with
-- the exposure as it was then: incident.exposure), "cnil" (the latest answers), "dossiers", "minors"
-- (of the latest fixing, as far as they are counted), "attachments", "missing"}. Names of agents only; of the people exposed, counts. Inner function.
CREATE OR REPLACE FUNCTION incident.file_of(i incident.incident) RETURNS jsonb
LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'incident', jsonb_build_object(
      'id', (i).incident_id::text, 'label', (i).label, 'title', (i).title, 'state', (i).state, 'exercise', (i).exercise,
      'openedAt', (i).opened_at, 'knownAt', (i).known_at, 'from', (i).window_from, 'to', (i).window_to,
      'alertId', (i).alert_id::text, 'fixedAt', (i).fixed_at, 'fixings', (i).fixings,
      'closedAt', (i).closed_at, 'closedWhy', (i).closed_why,
      'openedBy', (SELECT a.display_name FROM identity.account AS a WHERE a.account_id = (i).opened_by),
      'closedBy', (SELECT a.display_name FROM identity.account AS a WHERE a.account_id = (i).closed_by),
      'structure', (SELECT s.name FROM identity.structure AS s WHERE s.structure_id = (i).structure_id)),
    'accounts', (SELECT coalesce(jsonb_agg(incident.account_row(c.account_id) ORDER BY c.ordinal), '[]')
                 FROM incident.account AS c WHERE c.incident_id = (i).incident_id),
    'items', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'kind', x.kind, 'at', x.at, 'writtenAt', x.written_at, 'text', x.text, 'why', x.why, 'entry', x.entry_id::text, 'person', x.person,
        'operation', e.operation, 'code', e.code, 'people', cardinality(e.subjects), 'by', a.display_name)
        ORDER BY x.at DESC, x.item DESC), '[]')
      FROM incident.item AS x LEFT JOIN identity.account AS a ON a.account_id = x.written_by
      LEFT JOIN ledger.entry AS e ON e.structure_id = x.entry_structure_id AND e.entry_id = x.entry_id
      WHERE x.incident_id = (i).incident_id),
    'documents', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'kind', d.kind, 'version', d.version, 'at', d.at, 'by', a.display_name, 'sentAt', d.sent_at,
        'reference', d.sent_reference) ORDER BY d.kind, d.version DESC), '[]')
      FROM incident.document AS d LEFT JOIN identity.account AS a ON a.account_id = d.by
      WHERE d.incident_id = (i).incident_id),
    'fixings', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'fixing', f.fixing, 'at', f.at, 'from', f.window_from, 'to', f.window_to, 'accounts', cardinality(f.accounts),
        'people', f.people, 'added', f.added, 'withdrawn', f.withdrawn, 'by', a.display_name,
        'facts', CASE WHEN f.fixing = (i).fixings THEN f.facts END,
        'same', f.fixing = (i).fixings AND f.window_from = (i).window_from AND f.window_to = (i).window_to
                AND f.accounts @> incident.chosen((i).incident_id) AND f.accounts <@ incident.chosen((i).incident_id)
                -- What these accounts were allowed since may add people.
                AND NOT EXISTS (SELECT FROM incident.homes(f.accounts) AS h JOIN ledger.entry AS e
                  ON e.structure_id = h.structure_id AND e.account_id = h.account_id AND e.entry_id > f.last_entry
                  AND e.at >= f.window_from AND e.at < f.window_to AND e.code IS NULL AND e.subjects <> '{}'))
        ORDER BY f.fixing DESC), '[]')
      FROM incident.fixing AS f LEFT JOIN identity.account AS a ON a.account_id = f.by
      WHERE f.incident_id = (i).incident_id),
    'cnil', (SELECT d.answers FROM incident.document AS d WHERE d.incident_id = (i).incident_id AND d.kind = 'cnil'
             ORDER BY d.version DESC LIMIT 1),
    'dossiers', (SELECT count(*) FROM vault.beneficiary AS b WHERE b.structure_id IN
                 (SELECT c.structure_id FROM incident.account AS c WHERE c.incident_id = (i).incident_id)
                   AND (b.structure_id, b.beneficiary_id) NOT IN (SELECT k.structure_id, k.beneficiary_id FROM watch.canary AS k)),
    'minors', (SELECT jsonb_build_object('minors', m.minors, 'adults', m.adults, 'unknown', m.unknown, 'done', m.done_at IS NOT NULL)
               FROM incident.minors AS m WHERE m.incident_id = (i).incident_id AND m.fixing = (i).fixings),
    'attachments', incident.attachments_of((i).incident_id),
    'missing', incident.missing((i).incident_id))
$$;
