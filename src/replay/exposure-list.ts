import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { PeopleSet } from './exposure.ts';

/** Which part of the log: of these accounts, after an entry and from a moment on. */
export interface Since {
  accounts: readonly string[];
  afterEntry: string;
  at: Date;
  /** Who opens an incident about them. */
  supervisor: string;
}

/**
 * Compares what the attacker saw with the list of people that the incident screen gives for these accounts and this
 * window, and with what the log itself says that they were shown. Missed: seen and not in a list. Extra: in a list and
 * never seen. The larger figure of both comparisons: each list must be exact.
 */
export async function compareLists(
  owner: pg.Client,
  a: Since & { people: number; seen: PeopleSet },
): Promise<{ missed: number; extra: number }> {
  const lists = [await ofIncident(owner, a), await ofLog(owner, a)];
  const compared = lists.map((people) => compare(people, a));
  return {
    missed: Math.max(...compared.map(({ missed }) => missed)),
    extra: Math.max(...compared.map(({ extra }) => extra)),
  };
}

function compare(listed: readonly string[], a: { people: number; seen: PeopleSet }) {
  const logged = new PeopleSet(a.people);
  for (const person of listed) logged.add(Number(person));
  let both = 0;
  for (let person = 1; person <= a.people; person += 1)
    if (logged.has(person) && a.seen.has(person)) both += 1;
  return { missed: a.seen.size - both, extra: logged.size - both };
}

/** As a supervisor fixes it at the step « Mesurer » of an incident: through the kernel's own doors. */
async function ofIncident(owner: pg.Client, { accounts, at, supervisor }: Since): Promise<string[]> {
  const token = randomBytes(32);
  await owner.query(
    `UPDATE identity.session SET ended_at = now(), ended_why = 'replaced' WHERE account_id = $1 AND ended_at IS NULL`,
    [supervisor],
  );
  await owner.query(
    `INSERT INTO identity.session (token_hash, account_id, structure_id, method, idle_until, ends_at)
     SELECT sha256($1), account_id, structure_id, 'passkey', now() + interval '30 minutes', now() + interval '10 hours'
     FROM identity.account WHERE account_id = $2`,
    [token, supervisor],
  );
  const { rows: opened } = await owner.query<{ code: string | null; id: string | null }>(
    `SELECT code, opened AS id FROM incident.open($1, 'Rejeu', clock_timestamp() - interval '1 second', $2,
       clock_timestamp() + interval '1 minute', $3::bigint[], true, NULL)`,
    [token, at, accounts],
  );
  const incident = opened[0];
  if (incident?.id == null) throw new Error(`no incident could be opened: ${incident?.code}`);
  const { rows: fixed } = await owner.query<{ code: string | null }>(
    'SELECT code FROM incident.fix($1, $2)',
    [token, incident.id],
  );
  if (fixed[0]?.code !== null) throw new Error(`the list could not be fixed: ${fixed[0]?.code}`);
  const { rows } = await owner.query<{ person: string }>(
    'SELECT beneficiary_id AS person FROM incident.exposed WHERE incident_id = $1 AND withdrawn_at IS NULL',
    [incident.id],
  );
  return rows.map(({ person }) => person);
}

/** As whoever reads the log by hand does: allowed acts that hand out values, and the fields they asked for. */
async function ofLog(owner: pg.Client, { accounts, afterEntry }: Since): Promise<string[]> {
  const { rows } = await owner.query<{ person: string }>(
    `SELECT DISTINCT person FROM ledger.entry AS e JOIN gate.operation AS o ON o.name = e.operation,
            unnest(e.subjects) AS person
     WHERE e.account_id = ANY ($1::bigint[]) AND e.entry_id > $2 AND e.code IS NULL AND o.gives = 'values'
       AND cardinality(e.fields) > 0`,
    [accounts, afterEntry],
  );
  return rows.map(({ person }) => person);
}

/** Where the log stands, now. */
export async function markLog(owner: pg.Client): Promise<{ afterEntry: string; at: Date }> {
  const { rows } = await owner.query<{ id: string; at: Date }>(
    'SELECT coalesce(max(entry_id), 0)::text AS id, clock_timestamp() AS at FROM ledger.entry',
  );
  const [row] = rows;
  if (row === undefined) throw new Error('the log did not answer');
  return { afterEntry: row.id, at: row.at };
}
