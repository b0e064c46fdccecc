-- Whether one account has its role, or its place in its structure, because the other asked for it or approved it: that
-- is a making too, though no new account came of it. Inner function.
CREATE OR REPLACE FUNCTION gate.was_promoted_by(p_account bigint, p_by bigint) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM gate.request AS r
    WHERE r.account_id = p_account AND r.kind IN ('account.role', 'account.move') AND r.state = 'approved'
      AND (r.requested_by = p_by OR EXISTS (SELECT FROM gate.approval AS p
             WHERE p.request_id = r.request_id AND p.account_id = p_by)))
$$;
