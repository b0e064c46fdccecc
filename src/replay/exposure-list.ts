import type pg from 'pg';
import { PeopleSet } from './exposure.ts';

/**
 * Compares what the attacker saw with what the log says that its accounts were shown, from an entry on. Missed: seen
 * and not in the log. Extra: in the log and never seen.
 */
export async function compareWithLog(
  owner: pg.Client,
  a: { accounts: readonly string[]; afterEntry: string; people: number; seen: PeopleSet },
): Promise<{ missed: number; extra: number }> {
  const { rows } = await owner.query<{ person: string }>(
    `SELECT DISTINCT person FROM ledger.entry AS e JOIN gate.operation AS o ON o.name = e.operation,
            unnest(e.subjects) AS person
     WHERE e.account_id = ANY ($1::bigint[]) AND e.entry_id > $2 AND e.code IS NULL AND o.gives = 'values'
       AND cardinality(e.fields) > 0`,
    [a.accounts, a.afterEntry],
  );
  const logged = new PeopleSet(a.people);
  for (const { person } of rows) logged.add(Number(person));
  let both = 0;
  for (let person = 1; person <= a.people; person += 1)
    if (logged.has(person) && a.seen.has(person)) both += 1;
  return { missed: a.seen.size - both, extra: logged.size - both };
}

/** Where the log stands. */
export async function lastEntry(owner: pg.Client): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    'SELECT coalesce(max(entry_id), 0)::text AS id FROM ledger.entry',
  );
  return rows[0]?.id ?? '0';
}
