import { createHmac } from 'node:crypto';
import { isIP } from 'node:net';
import type { Context } from 'hono';
import { clientAddress } from '../client-address.ts';
import type { IdentityDeps } from './deps.ts';

/** What a session is bound to, as the database keeps it. */
export interface Binding {
  network: Buffer;
  browser: Buffer;
}

/**
 * Where a request comes from, hashed under the session's own token: the token is kept nowhere, so nobody can turn the
 * hashes back into an address, and no two sessions can be compared.
 *
 * Of the browser only `User-Agent`: not every request of one browser carries the client hints (sec-ch-ua…), and who
 * copies the one header copies the others. The network is what a thief cannot copy.
 */
export function bindingOf(
  c: Context,
  config: Pick<IdentityDeps['config'], 'trustedProxies'>,
  token: Buffer,
): Binding {
  const hash = (text: string) => createHmac('sha256', token).update(text).digest();
  return {
    network: hash(`network ${networkOf(clientAddress(c, config.trustedProxies))}`),
    browser: hash(`browser ${c.req.header('user-agent') ?? ''}`),
  };
}

/** The neighbourhood of an address: /24 of IPv4, /48 of IPv6, as one office or one home line has. */
export function networkOf(address: string): string {
  if (isIP(address) === 4) return `${address.split('.').slice(0, 3).join('.')}.0/24`;
  return `${address.split(':').slice(0, 3).join(':')}::/48`;
}
