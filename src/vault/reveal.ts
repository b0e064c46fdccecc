import {
  type Field,
  type FieldValues,
  type NoteValue,
  type OperationName,
  type Purpose,
  type RefusalCode,
  refusalCode,
} from '../gate/index.ts';
import type { JournalRow } from '../ledger/index.ts';
import { searchTokens } from './blind-indexes.ts';
import { JoinedCalls } from './joined-calls.ts';
import { type BeneficiaryRef, makeRef, splitRef } from './ref.ts';
import { type PersonKey, unsealValue, unwrapPersonKey } from './sealing.ts';
import type { Queryable, StructureKeys } from './structure-keys.ts';

/** Whom a reveal asks for. Resolved in SQL: `db/kernel/vault/ask_reveals.sql`. */
export type Target =
  | { subject: BeneficiaryRef }
  | { subjects: BeneficiaryRef[] }
  | {
      caseload: {
        limit: number;
        offset: number;
        filter?: CaseloadFilter | `${CaseloadFilter}:${CaseloadOrder}`;
      };
    }
  | { search: { structureId: string; query: string; limit: number } }
  | { referral: string }
  | { referrals: 'mine' };

/** The words of `db/kernel/vault/resolve_caseload.sql`. */
export type CaseloadFilter = 'all' | 'quiet' | 'referral' | 'training' | 'active' | 'paused' | 'closed';
/** By the latest contact only: names and programmes are sealed, so the database cannot put them in order. */
export type CaseloadOrder = 'latest' | 'oldest';

export interface Note extends NoteValue {
  id: string;
  at: Date;
  byAccountId: string | null;
}

/** A person as revealed: only the fields asked. */
export interface RevealedPerson {
  ref: BeneficiaryRef;
  values: Partial<FieldValues>;
  notes: Note[];
  words: Note[];
  meta: {
    status: 'active' | 'paused' | 'closed';
    lastContactOn: string | null;
    lastContactKind: string | null;
    counsellorAccountId: string | null;
    createdAt: Date;
  };
  journal: JournalRow[] | null;
}

export interface Revealed {
  ok: true;
  entryId: string;
  people: RevealedPerson[];
}

/** A committed refusal; its entry is in the log. */
export interface Refused {
  ok: false;
  code: RefusalCode;
  entryId: string | null;
}

export interface RevealRequest {
  token: Buffer;
  operation: OperationName;
  purpose: Purpose | null;
  target: Target;
  fields: (Field | 'journal')[];
}

/** What `vault.reveals` returns for one act. Bytes travel in base64 inside jsonb. */
export interface KernelResult {
  code: string | null;
  entry: string;
  people: KernelPerson[];
}

interface KernelPerson {
  s: string;
  b: string;
  k: string;
  kv: number;
  m: {
    status: 'active' | 'paused' | 'closed';
    lastContactOn: string | null;
    lastContactKind: string | null;
    counsellorAccountId: string | null;
    createdAt: string;
  };
  v: [field: string, item: string, sealed: string, at: string, by: string | null][];
  j: JournalRow[] | null;
}

/** One act as `vault.reveals` takes it: a request whose words and numbers are what the database looks up. */
interface KernelAct {
  token: string;
  operation: OperationName;
  purpose: Purpose | null;
  target: object;
  fields: (Field | 'journal')[];
}

export type Reveals = JoinedCalls<KernelAct, KernelResult>;

/** The door to the vault over one pool. The acts that wait for it share a call (`db/kernel/vault/reveals.sql`). */
export function openReveals(db: Queryable): Reveals {
  return new JoinedCalls(async (acts) => {
    // Named: parsed once per connection, not once per reveal.
    const { rows } = await db.query<{ p_result: KernelResult[] }>({
      name: 'vault.reveals',
      text: 'CALL vault.reveals($1, NULL)',
      values: [JSON.stringify(acts)],
    });
    if (!rows[0]) throw new Error('vault.reveals returned no row');
    return rows[0].p_result;
  });
}

/**
 * Asks, and shows only after the entry is committed: one round trip.
 * If the call throws (a cancel, a timeout, a lost connection), nothing is decrypted; the entry may stand.
 */
export async function reveal(
  reveals: Reveals,
  keys: StructureKeys,
  request: RevealRequest,
): Promise<Revealed | Refused> {
  const { operation, purpose, fields } = request;
  const token = request.token.toString('base64');
  for (const target of await targetsOf(keys, request.target)) {
    const result = await reveals.ask({ token, operation, purpose, target, fields });
    if (result.code !== null) return refused(result);
    // A search goes from exact to loose: the next kind only when the exact one found nobody.
    if (result.people.length > 0 || !('search' in target)) return open(keys, result);
  }
  return { ok: true, entryId: '', people: [] };
}

/** Opens the people of a committed result. @throws UnsealError */
export async function open(keys: StructureKeys, result: KernelResult): Promise<Revealed> {
  const people = await Promise.all(result.people.map(async (p) => openPerson(p, await personKey(keys, p))));
  return { ok: true, entryId: result.entry, people };
}

export function refused(result: { code: string | null; entry: string | null }): Refused {
  return { ok: false, code: refusalCode(result.code), entryId: result.entry };
}

/** The data key of a person whose wrapped key came with a result. */
export async function personKey(
  keys: StructureKeys,
  p: { s: string; b: string; k: string; kv: number },
): Promise<PersonKey> {
  return unwrapPersonKey(await keys.get(p.s, p.kv), p.s, p.b, Buffer.from(p.k, 'base64'));
}

function openPerson(p: KernelPerson, key: PersonKey): RevealedPerson {
  const values: Record<string, unknown> = {};
  const repeated: Record<string, Note[]> = { note: [], word: [] };
  for (const [field, item, sealed, at, by] of p.v) {
    const value = unsealValue(key, field, item, sealed);
    const list = repeated[field];
    if (list) list.push({ ...(value as NoteValue), id: item, at: new Date(at), byAccountId: by });
    else values[field] = value;
  }
  return {
    ref: makeRef(p.s, p.b),
    values: values as Partial<FieldValues>,
    notes: repeated.note ?? [],
    words: repeated.word ?? [],
    meta: { ...p.m, createdAt: new Date(p.m.createdAt) },
    journal: p.j,
  };
}

async function targetsOf(keys: StructureKeys, target: Target): Promise<object[]> {
  if ('subject' in target) return [{ subject: splitRef(target.subject) }];
  if ('subjects' in target) return [{ subjects: target.subjects.map(splitRef) }];
  if ('search' in target) {
    const { structureId, query, limit } = target.search;
    const { indexKey } = await keys.get(structureId);
    return searchTokens(indexKey, query).map((s) => ({ search: { ...s, limit } }));
  }
  return [target];
}
