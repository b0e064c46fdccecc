-- The order of the rules, on one page. The first rule that objects gives its code; null means: allowed so far.
-- Unknown facts are null, and a rule that meets null objects: CASE WHEN null goes to ELSE.
CREATE OR REPLACE FUNCTION gate.decide(f gate.facts) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(
    gate.rule_session(f),          -- 1  who is asking?
    gate.rule_session_time(f),     -- 2  still?
    gate.rule_account(f),          -- 3  is the account in good standing?
    gate.rule_operation(f),        -- 4  is this a declared act?
    gate.rule_role(f),             -- 5  does this role have it?
    gate.rule_breaker(f),          -- 6  did nobody throw the circuit breaker?
    gate.rule_scope(f),            -- 7  within the session's own referral?
    gate.rule_fields(f),           -- 8  only what the act may show?
    gate.rule_purpose(f),          -- 9  what for?
    gate.rule_subjects(f),         -- 10 how many at once?
    gate.rule_relationship(f),     -- 11 tied to each of these people?
    gate.rule_presence(f)          -- 12 is the person here, now?
    -- the budgets come last, under the structure's lock: see gate.decide_budget
  )
$$;
