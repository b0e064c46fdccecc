import { createHmac, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { clientAddress } from '../client-address.ts';
import type { IdentityDeps } from './deps.ts';

// Made anew at each start and never stored: the table of failed tries cannot be turned back into addresses.
// With several processes each counts for itself; a link's own count of tries is shared.
const key = randomBytes(32);

/** Stands for the client in the count of failed tries. */
export function clientKey(c: Context, config: Pick<IdentityDeps['config'], 'trustedProxies'>): Buffer {
  return createHmac('sha256', key).update(clientAddress(c, config.trustedProxies)).digest();
}
