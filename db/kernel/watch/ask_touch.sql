-- A page of names was held back until its reader touches the passkey: writes that down, as the reader's own refused act.
-- An earlier touch of that session no longer counts: else the page that asks for one would find it fresh, ask for none,
-- and lead back to the same refusal for as long as it lasts.
-- For the process that evaluates the rules. Takes the session's token: who is refused is never told by the caller.
-- Returns the entry; null without a live session.
CREATE OR REPLACE FUNCTION watch.ask_touch(p_token bytea) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
  UPDATE identity.session AS s SET presence_at = NULL
  WHERE s.token_hash = (SELECT x.token_hash FROM identity.live_session(p_token) AS x);
  SELECT identity.write_entry(s.account_id, 'watch.ask_touch', 'presence') FROM identity.live_session(p_token) AS s
$$;
