import { randomBytes } from 'node:crypto';
import { KEY_BYTES } from './crypto.ts';
import type { KeyService } from './master-key.ts';
import { makeRef } from './ref.ts';
import { type KernelResult, open, type Refused, type RevealedPerson, refused } from './reveal.ts';
import type { Queryable, StructureKeys } from './structure-keys.ts';

/** The people of notices that a run of the job has claimed, by the notice's number. */
export interface OpenedNotices {
  ok: true;
  people: Map<string, RevealedPerson>;
}

type Result = KernelResult & { whom?: [notice: string, structure: string, beneficiary: string][] };

/**
 * Opens name and address of the people of claimed notices: recorded and committed first, one entry for all of them.
 * @param on the run's own connection, not inside a transaction
 */
export async function openNotices(
  on: Queryable,
  keys: StructureKeys,
  run: string,
  notices: readonly string[],
): Promise<OpenedNotices | Refused> {
  const { rows } = await on.query<{ p_result: Result }>('CALL notice.open($1, $2, NULL)', [run, notices]);
  const result = rows[0]?.p_result;
  if (!result || result.code !== null) return refused(result ?? { code: 'not_found', entry: null });
  const { people } = await open(keys, result);
  const byRef = new Map(people.map((person) => [person.ref, person]));
  const found = (result.whom ?? []).flatMap(([notice, structure, beneficiary]) => {
    const person = byRef.get(makeRef(structure, beneficiary));
    return person ? [[notice, person] as const] : [];
  });
  return { ok: true, people: new Map(found) };
}

const CONTEXT = 'ecluse notice codes v1';

/**
 * The secret that codes of notices are made from, made by whoever needs it first. It stands in the database wrapped by
 * the master key: the database alone can neither make a code nor try codes against what it keeps of them.
 */
export async function noticeKey(db: Queryable, service: KeyService): Promise<Buffer> {
  const kept = await find(db);
  if (kept) return service.unwrap(CONTEXT, kept);
  await db.query('SELECT notice.put_secret($1)', [await service.wrap(CONTEXT, randomBytes(KEY_BYTES))]);
  const first = await find(db);
  if (!first) throw new Error('the secret of notices was not kept');
  return service.unwrap(CONTEXT, first);
}

async function find(db: Queryable): Promise<Buffer | null> {
  const { rows } = await db.query<{ secret: Buffer | null }>('SELECT notice.secret() AS secret');
  return rows[0]?.secret ?? null;
}
