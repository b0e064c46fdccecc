-- One alert as the list shows it, with the agent's name and no young person's. Inner function.
CREATE OR REPLACE FUNCTION watch.row_of(x watch.alert) RETURNS jsonb
LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', (x).alert_id::text, 'at', (x).at, 'rule', (x).rule, 'measure', (x).measure,
    'state', (x).state, 'entries', cardinality((x).entries), 'frozen', (x).frozen,
    'closedAt', (x).closed_at, 'closedWhy', (x).closed_why,
    'closedBy', (SELECT b.display_name FROM identity.account AS b WHERE b.account_id = (x).closed_by),
    'incident', (x).incident_id::text,
    'account', a.account_id::text, 'name', a.display_name, 'role', a.role, 'accountState', a.state,
    'structureId', s.structure_id::text, 'structure', s.name)
  FROM identity.account AS a JOIN identity.structure AS s ON s.structure_id = (x).structure_id
  WHERE a.account_id = (x).account_id
$$;
