import type {
  FieldValues,
  NoteValue,
  OperationName,
  Purpose,
  RepeatedField,
  SingleField,
} from '../gate/index.ts';
import { indexesOf } from './blind-indexes.ts';
import { type BeneficiaryRef, makeRef, splitRef } from './ref.ts';
import { personKey, type Refused, type Reveals, refused } from './reveal.ts';
import { newItemId, newPersonKey, type SealedRow, sealValue } from './sealing.ts';
import type { Queryable, StructureKeys } from './structure-keys.ts';

/** Columns that are not sealed: they say nothing of who the person is. */
export interface Meta {
  status?: 'active' | 'paused' | 'closed';
  /** ISO date. */
  lastContactOn?: string;
  lastContactKind?: string;
}

interface Answer {
  code: string | null;
  entry: string | null;
}

/** What a write goes through: the wrapped data key comes by a reveal, the sealed value goes by a function. */
export interface Doors {
  db: Queryable;
  keys: StructureKeys;
  reveals: Reveals;
}

/** A new person of a structure, sealed: what `vault.create_beneficiary` and the operator's import both write. */
export async function sealPerson(
  keys: StructureKeys,
  structureId: string,
  beneficiaryId: string,
  values: Partial<FieldValues>,
) {
  const structure = await keys.get(structureId);
  const { person, wrapped } = newPersonKey(structure, structureId, beneficiaryId);
  const sealed = (Object.entries(values) as [SingleField, unknown][])
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => sealValue(person, field, value));
  return {
    person,
    wrapped,
    version: structure.version,
    sealed,
    indexes: indexesOf(structure.indexKey, values),
  };
}

/** Opens a new dossier; its counsellor is the account of the session. Refusals: those of `dossier.create`. */
export async function createBeneficiary(
  db: Queryable,
  keys: StructureKeys,
  a: { token: Buffer; structureId: string; values: Partial<FieldValues>; meta?: Meta },
): Promise<{ ok: true; ref: BeneficiaryRef } | Refused> {
  const reserved = await db.query<{ id: string | null }>('SELECT vault.next_beneficiary_id($1) AS id', [
    a.token,
  ]);
  const beneficiaryId = reserved.rows[0]?.id;
  if (!beneficiaryId) return refused({ code: 'no_session', entry: null });
  const s = await sealPerson(keys, a.structureId, beneficiaryId, a.values);
  const { rows } = await db.query<{ answer: Answer }>(
    'SELECT vault.create_beneficiary($1, $2, $3, $4, $5, $6, $7, $8) AS answer',
    [
      a.token,
      a.structureId,
      beneficiaryId,
      s.version,
      s.wrapped,
      JSON.stringify(s.sealed),
      JSON.stringify(s.indexes),
      JSON.stringify(a.meta ?? {}),
    ],
  );
  const answer = answerOf(rows);
  return answer.code === null ? { ok: true, ref: makeRef(a.structureId, beneficiaryId) } : refused(answer);
}

const WITH_TOUCH: readonly SingleField[] = [
  'phone',
  'address',
  'email',
  'birthDate',
  'nir',
  'franceTravailId',
];

/**
 * Writes new values without seeing the old ones. Refusals: those of `dossier.change`; with a telephone, an
 * address, an e-mail address or an identifier among them, those of `identifier.change` (presence).
 */
export async function changeValues(
  doors: Doors,
  a: {
    token: Buffer;
    purpose?: Purpose | null;
    ref: BeneficiaryRef;
    values: Partial<FieldValues>;
    meta?: Meta;
  },
): Promise<{ ok: true } | Refused> {
  const touch = WITH_TOUCH.some((field) => a.values[field] !== undefined);
  return write(doors, { ...a, operation: touch ? 'identifier.change' : 'dossier.change' }, (person) =>
    (Object.entries(a.values) as [SingleField, unknown][])
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => sealValue(person, field, value)),
  );
}

/** Appends a note (`note.add`) or a word on a referral (`referral.word`). Returns the id of the item. */
export async function addItem(
  doors: Doors,
  a: {
    token: Buffer;
    operation: 'note.add' | 'referral.word';
    field: RepeatedField;
    ref: BeneficiaryRef;
    value: NoteValue;
    meta?: Meta;
  },
): Promise<{ ok: true; itemId: string } | Refused> {
  const itemId = newItemId();
  const done = await write(doors, { ...a, values: {} }, (person) => [
    sealValue(person, a.field, a.value, itemId),
  ]);
  return done.ok ? { ok: true, itemId } : done;
}

async function write(
  doors: Doors,
  a: {
    token: Buffer;
    operation: OperationName;
    purpose?: Purpose | null;
    ref: BeneficiaryRef;
    values: Partial<FieldValues>;
    meta?: Meta;
  },
  seal: (person: Awaited<ReturnType<typeof personKey>>) => SealedRow[],
): Promise<{ ok: true } | Refused> {
  const [structureId, beneficiaryId] = splitRef(a.ref);
  const { db, keys, reveals } = doors;
  // The wrapped data key comes through the same door as values do: an entry first.
  const key = await reveals.ask({
    token: a.token.toString('base64'),
    operation: a.operation,
    purpose: a.purpose ?? null,
    target: { subject: [structureId, beneficiaryId] },
    fields: [],
  });
  if (key.code !== null) return refused(key);
  const person = key.people[0];
  if (!person) return refused({ code: 'not_found', entry: key.entry });
  const sealed = seal(await personKey(keys, person));
  const structure = await keys.get(structureId);
  const answer = await db.query<{ answer: Answer }>(
    'SELECT vault.change($1, $2, $3, $4, $5, $6, $7, $8) AS answer',
    [
      a.token,
      a.operation,
      a.purpose ?? null,
      structureId,
      beneficiaryId,
      JSON.stringify(sealed),
      JSON.stringify(indexesOf(structure.indexKey, a.values)),
      JSON.stringify(a.meta ?? {}),
    ],
  );
  const done = answerOf(answer.rows);
  return done.code === null ? { ok: true } : refused(done);
}

/** Is somebody like this in my structure already? Yes or no, never who; a yes is charged like a list row. */
export async function checkDuplicate(
  db: Queryable,
  keys: StructureKeys,
  a: { token: Buffer; structureId: string; values: Partial<FieldValues> },
): Promise<{ ok: true; duplicate: boolean } | Refused> {
  const { indexKey } = await keys.get(a.structureId);
  const { rows } = await db.query<{ answer: Answer & { duplicate: boolean } }>(
    'SELECT vault.check_duplicate($1, $2) AS answer',
    [a.token, JSON.stringify(indexesOf(indexKey, a.values))],
  );
  const answer = rows[0]?.answer;
  if (!answer) throw new Error('vault.check_duplicate returned no row');
  return answer.code === null ? { ok: true, duplicate: answer.duplicate } : refused(answer);
}

function answerOf(rows: { answer: Answer }[]): Answer {
  const answer = rows[0]?.answer;
  if (!answer) throw new Error('the kernel returned no row');
  return answer;
}
