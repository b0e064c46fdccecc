-- The one place where access is decided, for one act or for several that share a transaction: gather the facts of
-- each in one statement, decide, and let gate.settle count and record.
-- Takes the acts. Returns their verdicts in the same order: code null when allowed, else the refusal; the entry's id in
-- both cases. A refusal is a returned value, so that its entry commits (law 3). Exceptions are faults, of all of them.
--
-- Few and large statements, on purpose: each statement and each expression is set up anew in each transaction, and
-- a reveal is a transaction. As some sixty small ones this took five times as long.
CREATE OR REPLACE FUNCTION gate.ask_acts(p_acts gate.act[]) RETURNS gate.verdict[]
LANGUAGE plpgsql AS $$
DECLARE
  facts gate.facts[];
  codes text[];
  details jsonb[];
BEGIN
  -- In the order of the type gate.facts. More people than the rules will ever allow: the list is not read, only
  -- counted and refused.
  SELECT array_agg(g.f ORDER BY g.n), array_agg(gate.decide(g.f) ORDER BY g.n), array_agg(g.detail ORDER BY g.n)
  INTO facts, codes, details
  FROM (
    SELECT me.n, me.detail,
           ROW(me.at, s.token_hash IS NOT NULL, s.ended_at IS NOT NULL, s.idle_until, s.ends_at, s.presence_at,
               s.scope_referral,
               a.account_id, a.structure_id, a.state, a.role, coalesce(a.probation_until > me.at, false),
               o.name IS NOT NULL, o.roles, o.class, o.fields, o.subjects, o.relationships, o.needs_purpose,
               o.needs_presence,
               me.purpose, coalesce(me.fields, '{}'), coalesce(cardinality(me.subjects), 0),
               coalesce(asked.unrelated, cardinality(me.subjects), 0), asked.out_of_scope,
               me.operation, o.gives, me.door, me.token_hash, asked.structures, asked.people,
               EXISTS (SELECT FROM gate.breaker AS b
                       WHERE b.structure_id IN (0, a.structure_id) OR b.structure_id = ANY (asked.structures)))::gate.facts AS f
    FROM (SELECT act.n, act.operation, act.purpose, act.subjects, act.fields, act.detail, act.door,
                 sha256(act.token) AS token_hash, clock_timestamp() AS at
          FROM unnest(p_acts) WITH ORDINALITY AS act(token, operation, purpose, subjects, fields, detail, door, n)
          OFFSET 0) AS me
    LEFT JOIN identity.session AS s ON s.token_hash = me.token_hash
    LEFT JOIN identity.account AS a ON a.account_id = s.account_id
    LEFT JOIN gate.operation AS o ON o.name = me.operation
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
      FROM unnest(me.subjects) AS who
    ) AS asked ON cardinality(me.subjects) BETWEEN 1 AND 200
    OFFSET 0
  ) AS g;
  RETURN gate.settle(facts, codes, details);
END
$$;
