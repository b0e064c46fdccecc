-- Rule session → code no_session: the token belongs to a session that nobody ended.
CREATE OR REPLACE FUNCTION gate.rule_session(f gate.facts) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN (f).session_known AND NOT (f).session_ended THEN NULL ELSE 'no_session' END
$$;
