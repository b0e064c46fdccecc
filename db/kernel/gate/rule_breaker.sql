-- Rule breaker → code breaker: nobody has broken the circuit of the actor's structure, of one of the people's, or of
-- the whole instance. Whoever answers the incident goes on (their acts show nobody), and so does one's own account.
CREATE OR REPLACE FUNCTION gate.rule_breaker(f gate.facts) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN NOT (f).broken THEN NULL
              WHEN (f).operation_class IS NULL AND (f).role IN ('account_manager', 'supervisor') THEN NULL
              WHEN (f).operation = 'account.own' THEN NULL
              ELSE 'breaker' END
$$;
