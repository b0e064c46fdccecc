-- Who looked at a person's file over the last days: an array, latest first, refusals included.
-- Inner function: callers have asked the gate for the operation that shows it.
CREATE OR REPLACE FUNCTION ledger.journal_of(p_structure bigint, p_beneficiary bigint, p_days integer) RETURNS jsonb
LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(j.row ORDER BY j.last_at DESC), '[]') FROM (
    SELECT max(t.last_at) AS last_at, jsonb_build_object(
      'accountId', t.account_id::text, 'name', max(a.display_name), 'role', coalesce(max(a.role), 'system'),
      'structure', max(s.name), 'allowed', t.allowed, 'times', sum(t.times),
      'lastAt', max(t.last_at),
      'classes', jsonb_agg(DISTINCT t.class),
      'operations', (SELECT jsonb_agg(DISTINCT o) FROM unnest(string_to_array(string_agg(array_to_string(t.operations, ' '), ' '), ' ')) AS o),
      'purposes', (SELECT coalesce(jsonb_agg(DISTINCT o), '[]') FROM unnest(string_to_array(string_agg(array_to_string(t.purposes, ' '), ' '), ' ')) AS o WHERE o <> ''),
      'fields', (SELECT coalesce(jsonb_agg(DISTINCT o), '[]') FROM unnest(string_to_array(string_agg(array_to_string(t.fields, ' '), ' '), ' ')) AS o WHERE o <> '')
    ) AS row
    FROM ledger.trace t
    -- Account 0: nobody acted, the process did (incident.ask_birth_dates).
    LEFT JOIN identity.account a ON a.account_id = t.account_id
    JOIN identity.structure s ON s.structure_id = t.structure_id
    WHERE t.beneficiary_id = p_beneficiary AND t.subject_structure_id = p_structure AND t.day >= current_date - p_days
    GROUP BY t.account_id, t.allowed
    ORDER BY max(t.last_at) DESC LIMIT 50
  ) AS j
$$;
