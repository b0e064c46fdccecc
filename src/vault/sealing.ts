import { createSecretKey, type KeyObject, randomBytes, randomInt } from 'node:crypto';
import type { Field } from '../gate/index.ts';
import { context, KEY_BYTES, sealBytes, unsealBytes } from './crypto.ts';
import type { StructureKey } from './structure-keys.ts';

/** One person's data key, unwrapped, for as long as one act takes. */
export interface PersonKey {
  structureId: string;
  beneficiaryId: string;
  key: KeyObject;
}

/** A sealed value on its way to `vault.put_sealed`: [field, item, base64]. */
export type SealedRow = [field: string, item: string, base64: string];

/** A new data key for a new person, and its wrapping. */
export function newPersonKey(structure: StructureKey, structureId: string, beneficiaryId: string) {
  const key = randomBytes(KEY_BYTES);
  const wrapped = sealBytes(
    structure.key,
    context.dataKey(structureId, beneficiaryId, structure.version),
    key,
  );
  return { person: { structureId, beneficiaryId, key: createSecretKey(key) }, wrapped };
}

/** Unwraps the data key that came with sealed values. @throws UnsealError */
export function unwrapPersonKey(
  structure: StructureKey,
  structureId: string,
  beneficiaryId: string,
  wrapped: Buffer,
): PersonKey {
  const key = unsealBytes(
    structure.key,
    context.dataKey(structureId, beneficiaryId, structure.version),
    wrapped,
  );
  return { structureId, beneficiaryId, key: createSecretKey(key) };
}

/** Seals one value as JSON. */
export function sealValue(person: PersonKey, field: Field, value: unknown, item = '0'): SealedRow {
  const place = context.value(person.structureId, person.beneficiaryId, field, item);
  return [
    field,
    item,
    sealBytes(person.key, place, Buffer.from(JSON.stringify(value), 'utf8')).toString('base64'),
  ];
}

/** Opens one value. @throws UnsealError */
export function unsealValue(person: PersonKey, field: string, item: string, base64: string): unknown {
  const place = context.value(person.structureId, person.beneficiaryId, field, item);
  return JSON.parse(unsealBytes(person.key, place, Buffer.from(base64, 'base64')).toString('utf8'));
}

/** An id for a note or a word: random, because the value is bound to it before the database sees it. */
export function newItemId(): string {
  return String(randomInt(1, 2 ** 47));
}
