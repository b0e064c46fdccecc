-- One account as an incident shows it: an agent's name, what became of the account. Inner function.
CREATE OR REPLACE FUNCTION incident.account_row(p_account bigint) RETURNS jsonb
LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'id', a.account_id::text, 'name', a.display_name, 'role', a.role, 'structureId', a.structure_id::text,
    'structure', s.name, 'state', a.state, 'createdAt', a.created_at,
    'sessions', (SELECT count(*) FROM identity.session AS x
                 WHERE x.account_id = a.account_id AND x.ended_at IS NULL AND x.idle_until > clock_timestamp()),
    'worst', (SELECT d.deceived FROM gate.worst_case_day AS d WHERE d.structure_id = a.structure_id
                AND d.account_id = a.account_id ORDER BY d.day DESC LIMIT 1),
    'frozenAt', CASE WHEN a.state = 'frozen' THEN (SELECT e.at FROM ledger.entry AS e
      WHERE e.structure_id = a.structure_id AND e.account_id = a.account_id AND e.operation = 'account.freeze'
        AND e.code IS NULL AND e.detail ? 'root' ORDER BY e.entry_id DESC LIMIT 1) END)
  FROM identity.account AS a JOIN identity.structure AS s ON s.structure_id = a.structure_id
  WHERE a.account_id = p_account
$$;
