-- Asks for something that widens somebody's reach (law 8). Nothing changes but that others are asked to decide.
-- A counsellor asks for itself alone, and for a larger cap alone (budget.request).
-- Takes the session's token, the kind and its payload (see migration 0030), the account concerned (null for an
-- invitation), and why, which those who decide will read.
-- Returns (code, request_id). Refusals: those of gate.ask; not_found (no such account in your charge), reason_required,
-- request_pending (the same is waiting already), and those of gate.check_request.
CREATE OR REPLACE FUNCTION gate.request_widening(
  p_token bytea, p_kind text, p_account bigint, p_payload jsonb, p_why text, OUT code text, OUT request_id bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v gate.verdict;
  r gate.request;
  me record;
  operation text;
  known boolean := coalesce(p_kind IN ('account.invite', 'account.role', 'account.move', 'account.enable',
    'account.unfreeze', 'account.recover', 'budget.raise', 'files.assign', 'cover.grant', 'breaker.lift'), false);
BEGIN
  SELECT * INTO me FROM gate.who(p_token);
  operation := CASE WHEN p_kind = 'budget.raise' AND p_account = me.account_id AND me.role = 'counsellor'
                    THEN 'budget.request' ELSE 'account.request' END;
  v := gate.ask(p_token, operation, NULL, '{}', '{}',
    jsonb_build_object('kind', CASE WHEN known THEN p_kind ELSE '?' END, 'account', p_account));
  code := v.code;
  IF code IS NOT NULL THEN
    RETURN;
  END IF;
  r.kind := p_kind;
  r.account_id := CASE WHEN p_kind IN ('account.invite', 'breaker.lift') THEN NULL ELSE p_account END;
  r.payload := gate.clean_payload(p_kind, p_account, p_payload);
  r.structure_id := CASE WHEN p_kind = 'breaker.lift'
    -- The instance's belongs to no structure: its wish is looked after where it was made.
    THEN coalesce(nullif((r.payload ->> 'structure')::bigint, 0), v.account_structure_id)
    WHEN p_kind = 'account.invite'
    THEN coalesce((p_payload ->> 'structure_id')::bigint, v.account_structure_id)
    ELSE (SELECT a.structure_id FROM identity.account AS a WHERE a.account_id = p_account) END;
  -- Twenty pending means twenty, however many are asked for at once.
  PERFORM FROM identity.structure AS s WHERE s.structure_id = r.structure_id FOR NO KEY UPDATE;
  code := CASE
    WHEN NOT known OR r.payload IS NULL THEN 'invalid'
    WHEN operation = 'account.request' AND NOT coalesce(identity.in_charge(v.account_id, r.structure_id), false) THEN 'not_found'
    WHEN p_kind = 'breaker.lift' AND NOT coalesce(watch.may_break(v.account_id, (r.payload ->> 'structure')::bigint), false)
      THEN 'not_found'
    WHEN length(btrim(coalesce(p_why, ''))) NOT BETWEEN 3 AND 500 THEN 'reason_required'
    ELSE gate.check_request(r) END;
  IF code IS NULL THEN
    INSERT INTO gate.request AS x (structure_id, kind, account_id, payload, why, requested_by, expires_at, needs)
    VALUES (r.structure_id, r.kind, r.account_id, r.payload, btrim(p_why), v.account_id,
            clock_timestamp() + make_interval(hours => gate.number('request_hours')),
            CASE WHEN r.kind = 'account.recover' THEN 2 ELSE 1 END)
    ON CONFLICT DO NOTHING
    RETURNING x.request_id INTO request_id;
    IF request_id IS NULL THEN
      code := 'request_pending';
    ELSE
      PERFORM gate.tell_approvers(request_id);
    END IF;
  END IF;
  PERFORM identity.write_entry(v.account_id, operation, code,
    jsonb_build_object('kind', CASE WHEN known THEN p_kind ELSE '?' END, 'account', r.account_id, 'request', request_id));
EXCEPTION WHEN invalid_text_representation OR numeric_value_out_of_range THEN
  code := 'invalid';
END
$$;
