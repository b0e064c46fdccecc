-- Rule session_time → code session_expired: neither the idle limit nor the absolute limit has passed.
CREATE OR REPLACE FUNCTION gate.rule_session_time(f gate.facts) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN (f).idle_until > (f).at AND (f).ends_at > (f).at THEN NULL ELSE 'session_expired' END
$$;
