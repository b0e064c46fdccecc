-- Second half of a reveal: the sealed values of allowed entries that ANOTHER, committed transaction wrote
-- within the last ten seconds, to the sessions that asked, once; not to a session that ended since, nor to an account
-- that was frozen or suspended since (law 10). 'system' is the token of the process's own jobs.
--
-- A row of gate.pending is visible here only if its transaction committed, or is this very one: the latter is
-- what the comparison of transaction ids refuses (pg_current_xact_id() is the top-level id: a savepoint does not
-- help). Deleting the row is what makes it "once".
-- Takes the tokens and the entries, pair by pair. Returns a jsonb array in their order: for each an array of people (see
-- vault.sealed_people), [] when there is nothing to take. Known weakness: a caller that takes and rolls back can take
-- again within the ten seconds; the entry stands, so nothing is disclosed unrecorded.
CREATE OR REPLACE FUNCTION vault.take(p_tokens bytea[], p_entries bigint[]) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  taken jsonb;
BEGIN
  WITH asked AS MATERIALIZED (
    SELECT a.n, a.entry, sha256(a.token) AS token_hash FROM unnest(p_tokens, p_entries) WITH ORDINALITY AS a(token, entry, n)
  ), allowed AS (
    -- By the key, said so that no plan can read the whole table: as a join it did, and taking grew slower with each
    -- row that an earlier take had left dead.
    DELETE FROM gate.pending AS p
    WHERE p.entry_id = ANY (p_entries) AND p.door = 'vault'
      AND EXISTS (SELECT FROM asked AS a WHERE a.entry = p.entry_id AND a.token_hash = p.token_hash)
      AND (p.token_hash = sha256('system') OR EXISTS (
        SELECT FROM identity.session AS s JOIN identity.account AS u ON u.account_id = s.account_id
        WHERE s.token_hash = p.token_hash AND s.ended_at IS NULL AND u.state = 'active'))
      AND p.xid <> pg_current_xact_id() AND p.at > clock_timestamp() - interval '10 seconds'
    RETURNING p.entry_id, p.structure_ids, p.beneficiary_ids, p.fields
  )
  SELECT jsonb_agg(coalesce(
           (SELECT jsonb_agg(p.person ORDER BY p.n)
            FROM allowed CROSS JOIN LATERAL vault.sealed_people(allowed.structure_ids, allowed.beneficiary_ids, allowed.fields) AS p
            WHERE allowed.entry_id = a.entry), '[]') ORDER BY a.n)
  INTO taken
  FROM asked AS a;
  RETURN coalesce(taken, '[]');
END
$$;
