-- Rule scope → code out_of_scope: a session opened by a link touches its own referral, and nothing else.
CREATE OR REPLACE FUNCTION gate.rule_scope(f gate.facts) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN coalesce((f).out_of_scope, 0) = 0 THEN NULL ELSE 'out_of_scope' END
$$;
