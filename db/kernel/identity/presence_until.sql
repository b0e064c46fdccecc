-- Until when a passkey touch counts as fresh presence (law 9): five minutes, as gate.rule_presence has it.
-- takes: the time of the touch (null: none)
-- returns: that time plus five minutes, or null. Not granted to anyone.
CREATE OR REPLACE FUNCTION identity.presence_until(p_presence_at timestamptz)
RETURNS timestamptz
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
AS $$ SELECT p_presence_at + interval '5 minutes' $$;
