import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

/*
 * Envelope encryption: value ← data key (one per person) ← structure key ← master key.
 * AES-256-GCM (NIST SP 800-38D) with random 96-bit nonces: each data key seals far fewer than 2^32 values.
 * Sealed form: nonce (12) | ciphertext | tag (16). The additional data binds each value to its person, field,
 * item and key version: a sealed value copied into another row does not open.
 */

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
export const KEY_BYTES = 32;

/** A sealed value that does not open: wrong key, wrong place or damaged. Never says more. */
export class UnsealError extends Error {
  constructor(what: string) {
    super(`cannot unseal ${what}: wrong key, wrong place, or damaged`);
    this.name = 'UnsealError';
  }
}

/**
 * A key for Node's ciphers. Of bytes they make a key object at each call, after two errors thrown and caught with their
 * traces (Node 24.21): a key that is used more than once is made one beforehand, by `createSecretKey`.
 */
export type Key = Buffer | KeyObject;

/** Seals bytes under a key, bound to `context`. */
export function sealBytes(key: Key, context: string, clear: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(context, 'utf8'));
  return Buffer.concat([nonce, cipher.update(clear), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what `sealBytes` sealed under the same key and context. @throws UnsealError */
export function unsealBytes(key: Key, context: string, sealed: Buffer): Buffer {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new UnsealError('a value that is too short');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(context, 'utf8'));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  try {
    return Buffer.concat([
      decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES)),
      decipher.final(),
    ]);
  } catch {
    throw new UnsealError(context.split('|')[0] ?? 'a value');
  }
}

/** The contexts, in one place: what each sealed thing is bound to. */
export const context = {
  structureKey: (structureId: string, version: number) => `structure-key|${structureId}|${version}`,
  dataKey: (structureId: string, beneficiaryId: string, version: number) =>
    `data-key|${structureId}|${beneficiaryId}|${version}`,
  value: (structureId: string, beneficiaryId: string, field: string, item: string) =>
    `value|${structureId}|${beneficiaryId}|${field}|${item}|1`,
};

/** The key of a structure's blind indexes, derived (HKDF-SHA-256, RFC 5869) from its structure key. */
export function deriveIndexKey(structureKey: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', structureKey, Buffer.alloc(0), 'ecluse blind index 1', KEY_BYTES));
}

/** Bytes kept of a blind index: enough for a structure's searches, too few to be a fingerprint elsewhere. */
const INDEX_BYTES = 6;

/** A keyed, truncated blind index of a compound value, in hex. */
export function blindIndex(indexKey: Key, kind: string, compound: string): string {
  return createHmac('sha256', indexKey)
    .update(`${kind}\0${compound}`)
    .digest()
    .subarray(0, INDEX_BYTES)
    .toString('hex');
}
