-- Tells by mail those who may decide on a wish: those of the structure, and those of the supervision when nobody there
-- may (a single manager, or all of one lineage). Inner function.
CREATE OR REPLACE FUNCTION gate.tell_approvers(p_request bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  r gate.request;
  told record;
  near boolean := false;
BEGIN
  SELECT x.* INTO r FROM gate.request AS x WHERE x.request_id = p_request;
  FOR told IN
    SELECT a.account_id, a.structure_id = gate.decides_at(r) AS near FROM identity.account AS a
    WHERE a.state = 'active' AND a.role IN ('account_manager', 'supervisor')
      AND identity.in_charge(a.account_id, gate.decides_at(r)) AND gate.may_approve(a.account_id, p_request) IS NULL
    ORDER BY near DESC, a.account_id LIMIT 20
  LOOP
    near := near OR told.near;
    -- Two approvals may need more than the structure has.
    EXIT WHEN near AND NOT told.near AND r.needs = 1;
    PERFORM identity.queue_mail(told.account_id, 'request.waiting', r.account_id, p_request, concat_ws(':', 'request', p_request, told.account_id));
  END LOOP;
END
$$;
