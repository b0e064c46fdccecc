import { randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;

/** A new secret: session, enrolment or link. The database keeps its sha256 only. */
export function newToken(): Buffer {
  return randomBytes(TOKEN_BYTES);
}

export function writeToken(token: Buffer): string {
  return token.toString('base64url');
}

/** Reads a secret back; null for anything but 32 bytes in base64url. */
export function readToken(text: string | undefined | null): Buffer | null {
  if (!text || !/^[\w-]{43}$/.test(text)) return null;
  const token = Buffer.from(text, 'base64url');
  return token.length === TOKEN_BYTES ? token : null;
}
