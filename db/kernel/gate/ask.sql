-- gate.ask: decide, charge the budgets, write the entry. The one place where access is decided.
--
-- Takes the session's token (raw; hashed here: nobody can name an account), the operation, the purpose, the
-- people asked, the fields asked, and a detail for the log (no personal data in it).
-- Returns a verdict: code null when allowed, else the refusal; the entry's id in both cases.
-- A refusal is a returned value, so that its entry commits (law 3). Exceptions are faults.
--
-- Concurrency: budgets are counted under a lock of the actor's structure, held until COMMIT. A snapshot older
-- than the lock would count too few, hence READ COMMITTED only.
CREATE OR REPLACE FUNCTION gate.ask(
  p_token bytea, p_operation text, p_purpose text, p_subjects gate.subject[], p_fields text[], p_detail jsonb)
RETURNS gate.verdict
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  f gate.facts;
  v gate.verdict;
  people bigint[] := '{}';
  asked gate.subject[] := '{}';
  trace_class text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'gate.ask: only READ COMMITTED sees the budgets as they are' USING ERRCODE = '25001';
  END IF;
  -- The entry must be on disk before its values are shown, whatever the caller's setting.
  IF current_setting('synchronous_commit') NOT IN ('on', 'remote_apply') THEN
    PERFORM set_config('synchronous_commit', 'on', true);
  END IF;

  f.at := clock_timestamp();
  f.purpose := p_purpose;
  f.fields := coalesce(p_fields, '{}');
  f.subjects := coalesce(cardinality(p_subjects), 0);
  -- More people than the rules will ever allow: the list is not read, only counted and refused.
  IF f.subjects <= 200 AND f.subjects > 0 THEN
    asked := p_subjects;
    SELECT array_agg(DISTINCT s.beneficiary_id) INTO people FROM unnest(asked) AS s;
  END IF;

  SELECT s.token_hash IS NOT NULL, s.ended_at IS NOT NULL, s.idle_until, s.ends_at, s.presence_at, s.scope_referral,
         a.account_id, a.structure_id, a.state, a.role, coalesce(a.probation_until > f.at, false),
         o.name IS NOT NULL, o.roles, o.class, o.fields, o.subjects, o.relationships, o.needs_purpose, o.needs_presence
  INTO f.session_known, f.session_ended, f.idle_until, f.ends_at, f.presence_at, f.scope_referral,
       f.account_id, f.account_structure_id, f.account_state, f.role, f.probation,
       f.operation_known, f.operation_roles, f.operation_class, f.operation_fields, f.operation_subjects,
       f.operation_relationships, f.needs_purpose, f.needs_presence
  FROM (SELECT sha256(p_token) AS token_hash) AS asked
  LEFT JOIN identity.session AS s ON s.token_hash = asked.token_hash
  LEFT JOIN identity.account AS a ON a.account_id = s.account_id
  LEFT JOIN gate.operation AS o ON o.name = p_operation;

  IF f.subjects = 0 OR cardinality(asked) = 0 THEN
    f.unrelated := f.subjects;
  ELSIF f.account_id IS NOT NULL AND f.operation_known THEN
    SELECT count(*) FILTER (WHERE NOT coalesce(reached.any_way OR ('same_structure' = ANY (f.operation_relationships)
                                         AND s.structure_id = f.account_structure_id), false)),
           count(*) FILTER (WHERE f.scope_referral IS NOT NULL AND NOT reached.by_referral)
    INTO f.unrelated, f.out_of_scope
    FROM unnest(asked) AS s
    CROSS JOIN LATERAL (
      SELECT coalesce(bool_or(r.kind = ANY (f.operation_relationships)), false) AS any_way,
             coalesce(bool_or(r.referral_id = f.scope_referral), false) AS by_referral
      FROM gate.relationship AS r
      WHERE r.structure_id = s.structure_id AND r.beneficiary_id = s.beneficiary_id
        AND r.account_id = f.account_id AND (r.until IS NULL OR r.until > f.at)) AS reached;
  END IF;

  v.code := gate.decide(f);

  IF v.code IS NULL AND f.operation_class IS NOT NULL AND f.subjects > 0 THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('gate.budget', f.account_structure_id));
    -- After the lock: whoever held it has committed, and its time is before ours.
    f.at := clock_timestamp();
    SELECT b.* INTO f.used, f.added, f.cap, f.structure_used, f.structure_added, f.structure_cap
    FROM gate.count_budgets(f.account_structure_id, f.account_id, f.role, f.probation, f.operation_class, people, f.at) AS b;
    IF f.structure_cap IS NULL THEN
      f.structure_cap := gate.allot(f.account_structure_id, f.operation_class);
    END IF;

    v.code := gate.decide_budget(f);
    IF v.code = 'budget_structure' AND f.structure_cap = 0 THEN
      v.code := 'budget_instance';
    END IF;
    IF v.code IS NULL THEN
      PERFORM gate.charge_structure(f.account_structure_id, f.operation_class, people, gate.hour(f.at));
    END IF;
  END IF;

  -- The log keeps declared words only: what a caller invents must not stand in it, nor on the person's own page.
  IF NOT f.operation_known THEN
    p_operation := '?';
  END IF;
  IF NOT gate.is_purpose(f.purpose) THEN
    f.purpose := '?';
  END IF;
  IF NOT coalesce(f.fields <@ f.operation_fields, false) THEN
    f.fields := ARRAY(SELECT x FROM unnest(f.fields[1:20]) AS x WHERE x = ANY (f.operation_fields)) || '{?}'::text[];
  END IF;
  v.entry_id := ledger.append_entry(
    f.account_id, f.account_structure_id, p_operation, v.code, f.purpose, asked, f.fields,
    CASE WHEN cardinality(asked) = f.subjects THEN p_detail ELSE p_detail || jsonb_build_object('asked', f.subjects) END);

  IF f.account_id IS NOT NULL AND cardinality(people) > 0 THEN
    trace_class := coalesce(f.operation_class, 'none');
    PERFORM ledger.trace_people(f.account_structure_id, f.account_id, trace_class, v.code IS NULL, f.at,
                                asked, p_operation, f.purpose, f.fields);
  END IF;

  v.account_id := f.account_id;
  v.account_structure_id := f.account_structure_id;
  v.role := f.role;
  v.scope_referral := f.scope_referral;
  RETURN v;
END
$$;
