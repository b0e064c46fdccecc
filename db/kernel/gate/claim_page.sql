-- Claims what gate.note_page noted: the beginning of every second half. The page and its arguments, once, for an entry
-- that ANOTHER, committed transaction wrote within the last ten seconds, to the session that asked, through this door.
-- All null when there is nothing to claim: the row is visible only when its transaction committed or is this very one,
-- and the latter is what the comparison of top-level transaction ids refuses (a savepoint does not help).
-- Known weakness, as vault.take: who claims and rolls back can claim again within the ten seconds; the entry stands.
-- Inner function.
CREATE OR REPLACE FUNCTION gate.claim_page(p_token bytea, p_entry bigint, p_door text, OUT page text, OUT args jsonb)
LANGUAGE sql AS $$
  DELETE FROM gate.pending_page AS p
  WHERE p.entry_id = p_entry AND p.door = p_door AND p.token_hash = sha256(p_token)
    AND p.xid <> pg_current_xact_id() AND p.at > clock_timestamp() - interval '10 seconds'
  RETURNING p.page, p.args
$$;
