-- The agents' accounts in the charge of whoever asks: of its structure, or of the structures of its supervision.
-- Numbers and names of agents; of the people whom they follow, only how many.
-- Takes who reads, one account (null: all, 500 at a time), and how many to skip. Returns one row an account.
-- total: how many there are in all.
-- Inner function: the page 'accounts' of gate.read_page.
CREATE OR REPLACE FUNCTION identity.accounts(p_reader bigint, p_account bigint, p_skip integer)
RETURNS TABLE (account_id bigint, structure_id bigint, structure_name text, structure_kind text, role text,
  display_name text, email text, state text, probation_until timestamptz, born text, created_at timestamptz,
  reviewed_at timestamptz, review_due_at timestamptz, last_seen_at timestamptz, passkeys integer, followed integer,
  covers_until timestamptz, requested_by_name text, approved_by_name text, me boolean, last_manager boolean,
  recovery_request bigint, recovery_due_at timestamptz, may_resend boolean, worst integer, total integer)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  home bigint := (SELECT a.structure_id FROM identity.account AS a WHERE a.account_id = p_reader);
  t timestamptz := clock_timestamp();
  charge bigint[] := ARRAY(SELECT x.structure_id FROM identity.structure AS x WHERE identity.in_charge(p_reader, x.structure_id));
BEGIN
  RETURN QUERY
  SELECT a.account_id, a.structure_id, s.name, s.kind, a.role, a.display_name, a.email, a.state,
         a.probation_until, a.born, a.created_at, a.reviewed_at,
         coalesce(a.reviewed_at, a.created_at) + make_interval(days => gate.number('review_days')),
         (SELECT max(x.last_seen_at) FROM identity.session AS x WHERE x.account_id = a.account_id),
         (SELECT count(*)::integer FROM identity.passkey AS k WHERE k.account_id = a.account_id),
         (SELECT count(*)::integer FROM vault.beneficiary AS b
          WHERE b.structure_id = a.structure_id AND b.counsellor_account_id = a.account_id),
         (SELECT max(g.until) FROM gate.relationship AS g
          WHERE g.account_id = a.account_id AND g.kind = 'covers' AND g.since <= t AND g.until > t),
         (SELECT x.display_name FROM identity.account AS x WHERE x.account_id = a.requested_by),
         (SELECT x.display_name FROM identity.account AS x WHERE x.account_id = a.approved_by),
         a.account_id = p_reader, identity.is_last_manager(a.account_id), r.request_id, r.due_at,
         a.state = 'active' AND a.born = 'invitation' AND a.created_at > t - interval '14 days'
           AND NOT identity.ever_signed_in(a.account_id),
         w.alone,
         (SELECT count(*)::integer FROM identity.account AS x WHERE x.structure_id = ANY (charge)
            AND x.role IN ('counsellor', 'account_manager', 'supervisor') AND (p_account IS NULL OR x.account_id = p_account))
  FROM identity.structure AS s
  JOIN identity.account AS a ON a.structure_id = s.structure_id
    AND a.role IN ('counsellor', 'account_manager', 'supervisor')
  -- Some milliseconds each: for a whole region there is the board of the worst cases.
  LEFT JOIN LATERAL gate.worst_case(a.account_id) AS w
    ON a.state <> 'removed' AND (p_account IS NOT NULL OR a.structure_id = home)
  LEFT JOIN LATERAL (SELECT x.request_id, x.due_at FROM identity.recovery AS x
    WHERE x.account_id = a.account_id AND x.done_at IS NULL AND x.cancelled_at IS NULL LIMIT 1) AS r ON true
  WHERE s.structure_id = ANY (charge) AND (p_account IS NULL OR a.account_id = p_account)
  ORDER BY s.name, a.state = 'removed', a.display_name, a.account_id
  LIMIT 500 OFFSET least(greatest(coalesce(p_skip, 0), 0), 1000000);
END
$$;
