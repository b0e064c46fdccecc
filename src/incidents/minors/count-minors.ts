import { callValue } from '../../db/index.ts';
import type { Vault } from '../../vault/index.ts';
import type { MinorsDeps } from '../deps.ts';
import { isMinor } from './is-minor.ts';

/** At most two hundred people whose age is to be counted now: memory does not grow with the incident. */
interface Part {
  incident: string;
  fixing: number;
  after: number;
  last: number;
  /** Those of whom the vault has a birth date, and the day on which they were first seen. */
  people: [pseudonym: number, day: string][];
}

/**
 * Counts the minors of the lists that were fixed, part by part, until nothing is left or `until` (ms since 1970).
 * Each part is opened by a recorded call, counted, and its count kept together with how far one has come. Killed in
 * between, the part is opened again (a second entry), never counted twice. Returns how many parts were kept.
 */
export async function countMinors({ db, vault }: MinorsDeps, until: number): Promise<number> {
  let kept = 0;
  while (Date.now() < until) {
    const part = await callValue<Part | null>(db.app, 'incident.next_minors', []);
    if (part === null) break;
    const counted = await countPart(db.app, vault, part);
    if (counted === null) break;
    const { minors, adults } = counted;
    const { incident, fixing, after, last } = part;
    if (
      await callValue<boolean>(db.app, 'incident.keep_minors', [
        incident,
        fixing,
        after,
        last,
        minors,
        adults,
      ])
    )
      kept += 1;
  }
  return kept;
}

/** Null: not opened. Another counted this part meanwhile, or the list was fixed anew: the next turn sees. */
async function countPart(
  db: MinorsDeps['db']['app'],
  vault: Pick<Vault, 'openNotices'>,
  part: Part,
): Promise<{ minors: number; adults: number } | null> {
  const counted = { minors: 0, adults: 0 };
  if (part.people.length === 0) return counted;
  const pseudonyms = part.people.map(([pseudonym]) => String(pseudonym));
  const opened = await vault.openNotices(birthDatesOn(db), part.incident, pseudonyms);
  if (!opened.ok) return null;
  for (const [pseudonym, day] of part.people) {
    const minor = isMinor(opened.people.get(String(pseudonym))?.values.birthDate, day);
    if (minor !== null) counted[minor ? 'minors' : 'adults'] += 1;
  }
  return counted;
}

type OpensOn = Parameters<Vault['openNotices']>[0];

/**
 * The vault opens for a job what a committed call hands out, by numbers that the call knows: notices there, pseudonyms
 * here. Only the procedure's name differs.
 */
function birthDatesOn(db: MinorsDeps['db']['app']): OpensOn {
  return {
    query: <R extends object>(_notices: Parameters<OpensOn['query']>[0], values?: unknown[]) =>
      db.query<R & Record<string, unknown>>('CALL incident.open_birth_dates($1, $2, NULL)', values),
  };
}
