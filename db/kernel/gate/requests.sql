-- The wishes that whoever asks may see: those of the structures in its charge, and its own; waiting ones first, then the
-- latest. Says of each why this account may not decide on it.
-- Takes who reads, and one request (null: all, at most 200). One row a wish. Inner function: the page 'requests' of
-- gate.read_page.
CREATE OR REPLACE FUNCTION gate.requests(p_reader bigint, p_request bigint)
RETURNS TABLE (request_id bigint, kind text, state text, structure_id bigint, structure_name text,
  account_id bigint, account_name text, account_role text, payload jsonb, files integer, from_name text, to_structure text,
  why text, requested_by bigint, requested_by_name text, requested_at timestamptz, expires_at timestamptz,
  needs integer, approvals integer, approver_names text, met boolean,
  decided_by_name text, decided_at timestamptz, decided_why text, mine boolean, may text, before integer, after integer)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  t timestamptz := clock_timestamp();
BEGIN
  RETURN QUERY
  SELECT r.request_id, r.kind, x.state, r.structure_id, s.name,
         r.account_id, a.display_name, a.role, r.payload - 'beneficiaries',
         CASE WHEN r.kind = 'files.assign' THEN jsonb_array_length(r.payload -> 'beneficiaries') END,
         (SELECT f.display_name FROM identity.account AS f
          WHERE f.account_id = coalesce(r.payload ->> 'absent', r.payload ->> 'from')::bigint AND r.kind IN ('cover.grant', 'files.assign')),
         (SELECT f.name FROM identity.structure AS f WHERE r.kind = 'account.move' AND f.structure_id = gate.decides_at(r)),
         r.why, r.requested_by, q.display_name, r.requested_at, r.expires_at, r.needs::integer,
         (SELECT count(*)::integer FROM gate.approval AS p WHERE p.request_id = r.request_id),
         (SELECT string_agg(n.display_name, ', ' ORDER BY p.at) FROM gate.approval AS p
          JOIN identity.account AS n ON n.account_id = p.account_id WHERE p.request_id = r.request_id),
         EXISTS (SELECT FROM gate.approval AS p WHERE p.request_id = r.request_id AND p.met),
         d.display_name, r.decided_at, r.decided_why, coalesce(r.requested_by = p_reader, false),
         CASE WHEN x.state = 'waiting' THEN gate.may_approve(p_reader, r.request_id) ELSE 'request_closed' END,
         w.before, w.after
  FROM gate.request AS r
  JOIN identity.structure AS s ON s.structure_id = r.structure_id
  CROSS JOIN LATERAL (SELECT CASE WHEN r.state = 'waiting' AND r.expires_at <= t THEN 'expired' ELSE r.state END AS state) AS x
  LEFT JOIN identity.account AS a ON a.account_id = r.account_id
  LEFT JOIN identity.account AS q ON q.account_id = r.requested_by
  LEFT JOIN identity.account AS d ON d.account_id = r.decided_by
  LEFT JOIN LATERAL (SELECT c.before, c.after FROM gate.worst_case_change(r.request_id) AS c) AS w ON x.state = 'waiting'
  WHERE (p_request IS NULL OR r.request_id = p_request)
    AND (r.requested_by = p_reader OR identity.in_charge(p_reader, r.structure_id)
         OR identity.in_charge(p_reader, gate.decides_at(r)))
  ORDER BY x.state = 'waiting' DESC, r.requested_at DESC
  LIMIT 200;
END
$$;
