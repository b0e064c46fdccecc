import { createHmac, randomBytes } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

// Made anew at each start and never stored: the table of failed tries cannot be turned back into addresses.
// With several processes each counts for itself; a link's own count of tries is shared.
const key = randomBytes(32);

/** The address a request came from; null when the server does not tell (tests without a socket). */
export function remoteAddress(c: Context): string | null {
  try {
    return getConnInfo(c).remote.address ?? null;
  } catch {
    return null;
  }
}

/** Stands for the client in the count of failed tries. */
export function clientKey(c: Context): Buffer {
  return createHmac('sha256', key)
    .update(remoteAddress(c) ?? '')
    .digest();
}
