-- What granting a wish would change for the account concerned: people that it could be shown in 24 hours, before and
-- after. For an account that has no files yet: what its budget would allow within its structure, since files may follow.
-- Inner function.
CREATE OR REPLACE FUNCTION gate.worst_case_change(p_request bigint, OUT before integer, OUT after integer)
LANGUAGE plpgsql STABLE AS $$
DECLARE
  r gate.request;
  a identity.account;
  p jsonb;
  t timestamptz := clock_timestamp();
  home bigint;
  reach integer;
BEGIN
  SELECT x.* INTO r FROM gate.request AS x WHERE x.request_id = p_request;
  SELECT x.* INTO a FROM identity.account AS x WHERE x.account_id = r.account_id;
  IF r.kind IN ('breaker.lift', 'notice.send') THEN
    RETURN; -- nobody's own reach changes
  END IF;
  IF r.kind = 'incident.identity' THEN
    -- Whoever asked will be shown one more person.
    before := (SELECT w.alone FROM gate.worst_case(r.requested_by) AS w);
    after := before + 1;
    RETURN;
  END IF;
  p := r.payload;
  home := gate.decides_at(r);
  before := coalesce((SELECT w.alone FROM gate.worst_case(a.account_id) AS w WHERE a.account_id IS NOT NULL), 0);
  reach := CASE r.kind
    WHEN 'account.invite' THEN (SELECT count(*) FROM vault.beneficiary AS b WHERE b.structure_id = home)
    WHEN 'account.role' THEN (SELECT count(*) FROM vault.beneficiary AS b WHERE b.structure_id = home)
    WHEN 'account.admit' THEN (SELECT count(*) FROM vault.beneficiary AS b WHERE b.structure_id = home)
    WHEN 'account.move' THEN 0
    WHEN 'files.assign' THEN (SELECT count(*) FROM (
        SELECT id::bigint FROM jsonb_array_elements_text(p -> 'beneficiaries') AS id
        UNION SELECT g.beneficiary_id FROM gate.relationship AS g
        WHERE g.account_id = a.account_id AND (g.until IS NULL OR g.until > t)) AS people)
    WHEN 'cover.grant' THEN (SELECT count(DISTINCT g.beneficiary_id) FROM gate.relationship AS g
        WHERE (g.account_id = a.account_id OR g.account_id = (p ->> 'absent')::bigint AND g.kind = 'follows')
          AND (g.until IS NULL OR g.until > t))
    ELSE gate.reachable(a.account_id, t + interval '24 hours') END;
  after := (SELECT w.total FROM gate.reach_in_a_day(
    CASE WHEN r.kind = 'account.move' THEN home ELSE coalesce(a.structure_id, home) END,
    CASE WHEN r.kind IN ('account.invite', 'account.role') THEN p ->> 'role' ELSE a.role END,
    r.kind IN ('account.invite', 'account.role', 'account.move', 'account.enable', 'account.unfreeze', 'account.recover', 'account.admit')
      OR coalesce(a.probation_until > t + interval '24 hours', false),
    a.account_id, reach,
    CASE WHEN r.kind = 'budget.raise' THEN p ->> 'class' END,
    CASE WHEN r.kind = 'budget.raise' THEN (p ->> 'people')::integer END) AS w);
END
$$;
