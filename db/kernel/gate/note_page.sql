-- Notes that this allowed entry may be taken, once, by the session that asked, through this door, when its transaction
-- has committed: the end of every first half that hands out something else than sealed values (law 2).
-- Takes the session's token, the entry, the door, the page and its arguments. Inner function.
CREATE OR REPLACE FUNCTION gate.note_page(p_token bytea, p_entry bigint, p_door text, p_page text, p_args jsonb) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  -- The entry must be on disk before its page is shown, whatever the caller's setting.
  IF current_setting('synchronous_commit') NOT IN ('on', 'remote_apply') THEN
    PERFORM set_config('synchronous_commit', 'on', true);
  END IF;
  INSERT INTO gate.pending_page (entry_id, token_hash, xid, at, door, page, args)
  VALUES (p_entry, sha256(p_token), pg_current_xact_id(), clock_timestamp(), p_door, p_page, coalesce(p_args, '{}'));
END
$$;
