-- The worst case of every agent in one's charge, worst first, with yesterday's for the trend.
-- Takes the session's token. Returns one row an account, at most 1,000; when refused, one row with the code alone.
-- Names of agents, never of young people.
CREATE OR REPLACE FUNCTION gate.worst_cases(p_token bytea)
RETURNS TABLE (code text, account_id bigint, structure_id bigint, structure_name text, display_name text, role text,
  state text, on_probation boolean, people integer, listed integer, contact integer, identifier integer, document integer,
  alone integer, lineage integer, deceived integer, alone_before integer, deceived_before integer, passkeys integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  v gate.verdict := gate.ask(p_token, 'account.worst_case', NULL, '{}', '{}', '{}');
  t timestamptz := clock_timestamp();
BEGIN
  IF v.code IS NOT NULL THEN
    code := v.code;
    RETURN NEXT;
    RETURN;
  END IF;
  RETURN QUERY
  SELECT NULL::text, a.account_id, a.structure_id, s.name, a.display_name, a.role, a.state,
         coalesce(a.probation_until > t, false), gate.reachable(a.account_id, t + interval '24 hours'),
         w.listed, w.contact, w.identifier, w.document, w.alone, w.lineage, w.deceived, h.alone, h.deceived,
         (SELECT count(*)::integer FROM identity.passkey AS k WHERE k.account_id = a.account_id)
  FROM identity.structure AS s
  JOIN identity.account AS a ON a.structure_id = s.structure_id
    AND a.role IN ('counsellor', 'account_manager', 'supervisor') AND a.state <> 'removed'
  CROSS JOIN LATERAL gate.worst_case(a.account_id) AS w
  LEFT JOIN LATERAL (SELECT d.alone, d.deceived FROM gate.worst_case_day AS d
    WHERE d.structure_id = a.structure_id AND d.account_id = a.account_id AND d.day < (t AT TIME ZONE 'UTC')::date
    ORDER BY d.day DESC LIMIT 1) AS h ON true
  WHERE identity.in_charge(v.account_id, s.structure_id)
  ORDER BY w.deceived DESC, w.alone DESC, a.account_id
  LIMIT 1000;
END
$$;
