-- Rule relationship → code no_relationship: a live relationship ties the account to each person asked (law 6).
CREATE OR REPLACE FUNCTION gate.rule_relationship(f gate.facts) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN (f).unrelated = 0 THEN NULL ELSE 'no_relationship' END
$$;
