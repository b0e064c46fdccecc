import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { KeyService } from '../deps.ts';

/** A piece of evidence on its way to the database: its own key, wrapped by the master key, and what it seals. */
export interface SealedFile {
  sha256: Buffer;
  wrapped: Buffer;
  sealed: Buffer;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Bound to its incident and to its own content: copied elsewhere, it does not open. */
const contextOf = (incident: string, sha256: Buffer) =>
  `incident-attachment|${incident}|${sha256.toString('hex')}`;

/** Seals a content under a fresh key: AES-256-GCM, in the form of the vault: nonce | ciphertext | tag. */
export async function sealFile(keys: KeyService, incident: string, clear: Uint8Array): Promise<SealedFile> {
  const sha256 = createHash('sha256').update(clear).digest();
  const context = contextOf(incident, sha256);
  const key = randomBytes(32);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(context, 'utf8'));
  const sealed = Buffer.concat([nonce, cipher.update(clear), cipher.final(), cipher.getAuthTag()]);
  return { sha256, wrapped: await keys.wrap(context, key), sealed };
}

/** Opens it again. @throws when it is not the content that was sealed for this incident */
export async function openFile(keys: KeyService, incident: string, file: SealedFile): Promise<Buffer> {
  const { sha256, wrapped, sealed } = file;
  const context = contextOf(incident, sha256);
  const key = await keys.unwrap(context, wrapped);
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(context, 'utf8'));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const clear = Buffer.concat([
    decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES)),
    decipher.final(),
  ]);
  if (!createHash('sha256').update(clear).digest().equals(sha256))
    throw new Error('a piece of evidence is not what its hash says');
  return clear;
}
