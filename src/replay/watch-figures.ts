import type pg from 'pg';
import type { Since } from './exposure-list.ts';

/**
 * How many acts of these accounts the log holds before the watch first raised an alert about one of them, and before it
 * first took access away. Null: it did not. Acts are entries, refusals too.
 */
export async function readWatch(
  owner: pg.Client,
  { accounts, afterEntry }: Since,
): Promise<{ actsToAlert: number | null; actsToFreeze: number | null }> {
  const { rows } = await owner.query<{ alert: number | null; freeze: number | null }>(
    `WITH raised AS (
       SELECT min(e.entry_id) AS alert, min(e.entry_id) FILTER (WHERE e.detail ->> 'measure' = 'freeze') AS freeze
       FROM ledger.entry AS e
       WHERE e.operation = 'watch.raise' AND e.entry_id > $2 AND (e.detail ->> 'account') = ANY ($1::text[]))
     SELECT CASE WHEN r.alert IS NOT NULL THEN count(*) FILTER (WHERE e.entry_id < r.alert) END::integer AS alert,
            CASE WHEN r.freeze IS NOT NULL THEN count(*) FILTER (WHERE e.entry_id < r.freeze) END::integer AS freeze
     FROM raised AS r LEFT JOIN ledger.entry AS e
       ON e.account_id = ANY ($1::bigint[]) AND e.entry_id > $2
     GROUP BY r.alert, r.freeze`,
    [accounts, afterEntry],
  );
  return { actsToAlert: rows[0]?.alert ?? null, actsToFreeze: rows[0]?.freeze ?? null };
}
