-- Rule purpose → code purpose: the operation that needs a purpose was given a declared one.
CREATE OR REPLACE FUNCTION gate.rule_purpose(f gate.facts) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN NOT (f).needs_purpose OR coalesce(gate.is_purpose((f).purpose), false) THEN NULL ELSE 'purpose' END
$$;
