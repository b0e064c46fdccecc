-- Second half of a reveal: the sealed values of one allowed entry that ANOTHER, committed transaction wrote
-- within the last ten seconds, to the session that asked, once.
--
-- The row of gate.pending is visible here only if its transaction committed, or is this very one: the latter is
-- what the comparison of transaction ids refuses (pg_current_xact_id() is the top-level id: a savepoint does not
-- help). Deleting the row is what makes it "once".
-- Returns a jsonb array of people (see vault.sealed_people), [] when there is nothing to take. Known weakness: a
-- caller that takes and rolls back can take again within the ten seconds; the entry stands, so nothing is disclosed
-- unrecorded.
CREATE OR REPLACE FUNCTION vault.take(p_token bytea, p_entry bigint) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  taken jsonb;
BEGIN
  WITH allowed AS (
    DELETE FROM gate.pending
    WHERE entry_id = p_entry AND door = 'vault' AND token_hash = sha256(p_token)
      AND xid <> pg_current_xact_id() AND at > clock_timestamp() - interval '10 seconds'
    RETURNING structure_ids, beneficiary_ids, fields
  )
  SELECT jsonb_agg(p.person ORDER BY p.n) INTO taken
  FROM allowed CROSS JOIN LATERAL vault.sealed_people(allowed.structure_ids, allowed.beneficiary_ids, allowed.fields) AS p;
  RETURN coalesce(taken, '[]');
END
$$;
