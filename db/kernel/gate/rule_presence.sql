-- Rule presence → code presence: a sensitive class was asked within minutes of a passkey touch in this very session (law 9).
CREATE OR REPLACE FUNCTION gate.rule_presence(f gate.facts) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN NOT (f).needs_presence OR coalesce((f).presence_at > (f).at - interval '5 minutes' AND (f).presence_at <= (f).at, false) THEN NULL ELSE 'presence' END
$$;
