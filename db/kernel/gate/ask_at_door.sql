-- The one place where access is decided: gather the facts, decide, count under the structure's lock, record.
-- Takes what gate.ask takes, and the door through which the people's values may be taken after COMMIT (null: none).
-- The people must be distinct: somebody twice is a fault.
-- Returns a verdict: code null when allowed, else the refusal; the entry's id in both cases.
-- A refusal is a returned value, so that its entry commits (law 3). Exceptions are faults.
--
-- Concurrency: budgets are counted under a lock of the actor's structure, held until COMMIT. A snapshot older
-- than the lock would count too few, hence READ COMMITTED only.
--
-- Few and large statements, on purpose: each statement and each expression is set up anew in each transaction, and
-- a reveal is a transaction. As some sixty small ones this took five times as long.
CREATE OR REPLACE FUNCTION gate.ask_at_door(
  p_token bytea, p_operation text, p_purpose text, p_subjects gate.subject[], p_fields text[], p_detail jsonb, p_door text)
RETURNS gate.verdict
LANGUAGE plpgsql AS $$
DECLARE
  f gate.facts;
  code text;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'gate.ask: only READ COMMITTED sees the budgets as they are' USING ERRCODE = '25001';
  END IF;
  -- The entry must be on disk before its values are shown, whatever the caller's setting.
  IF current_setting('synchronous_commit') NOT IN ('on', 'remote_apply') THEN
    PERFORM set_config('synchronous_commit', 'on', true);
  END IF;

  -- In the order of the type gate.facts. More people than the rules will ever allow: the list is not read, only
  -- counted and refused.
  SELECT me.at, s.token_hash IS NOT NULL, s.ended_at IS NOT NULL, s.idle_until, s.ends_at, s.presence_at, s.scope_referral,
         a.account_id, a.structure_id, a.state, a.role, coalesce(a.probation_until > me.at, false),
         o.name IS NOT NULL, o.roles, o.class, o.fields, o.subjects, o.relationships, o.needs_purpose, o.needs_presence,
         p_purpose, coalesce(p_fields, '{}'), coalesce(cardinality(p_subjects), 0),
         coalesce(asked.unrelated, cardinality(p_subjects), 0), asked.out_of_scope,
         NULL, NULL, NULL, NULL, NULL, NULL,
         p_operation, o.gives, p_door, me.token_hash, asked.structures, asked.people, NULL
  INTO f
  FROM (SELECT sha256(p_token) AS token_hash, clock_timestamp() AS at OFFSET 0) AS me
  LEFT JOIN identity.session AS s ON s.token_hash = me.token_hash
  LEFT JOIN identity.account AS a ON a.account_id = s.account_id
  LEFT JOIN gate.operation AS o ON o.name = p_operation
  LEFT JOIN LATERAL (
    SELECT array_agg(who.structure_id) AS structures, array_agg(who.beneficiary_id) AS people,
           count(*) FILTER (WHERE NOT EXISTS (SELECT FROM gate.relationship AS r
               WHERE r.structure_id = who.structure_id AND r.beneficiary_id = who.beneficiary_id
                 AND r.account_id = a.account_id AND r.kind = ANY (o.relationships)
                 AND r.since <= me.at AND (r.until IS NULL OR r.until > me.at))
             AND NOT coalesce('same_structure' = ANY (o.relationships) AND who.structure_id = a.structure_id, false)
           ) AS unrelated,
           count(*) FILTER (WHERE s.scope_referral IS NOT NULL AND NOT EXISTS (SELECT FROM gate.relationship AS r
               WHERE r.structure_id = who.structure_id AND r.beneficiary_id = who.beneficiary_id
                 AND r.account_id = a.account_id AND r.referral_id = s.scope_referral
                 AND r.since <= me.at AND (r.until IS NULL OR r.until > me.at))) AS out_of_scope
    FROM unnest(p_subjects) AS who
  ) AS asked ON cardinality(p_subjects) BETWEEN 1 AND 200;

  code := gate.decide(f);
  IF code IS NULL AND f.operation_class IS NOT NULL AND f.subjects > 0 THEN
    f := gate.count_budgets(f);
    code := gate.decide_budget(f);
  END IF;
  RETURN (code, gate.record(f, code, p_detail), f.account_id, f.account_structure_id, f.role, f.scope_referral);
END
$$;
