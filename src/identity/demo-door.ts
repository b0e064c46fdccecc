import type { Context } from 'hono';
import { peerAddress } from '../client-address.ts';
import type { IdentityDeps } from './deps.ts';

const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;
const LOOPBACK_ADDRESS = /^(::ffff:)?127\.|^::1$/;

/**
 * Whether this very request may enter by a click: demo mode, from this machine, to a loopback name. A proxy in
 * front makes every client look local, so a request that came through one is refused. The database refuses as well
 * unless it is in demo mode.
 */
export function isDemoDoorOpen(c: Context, config: Pick<IdentityDeps['config'], 'demo'>): boolean {
  if (!config.demo || !LOOPBACK_HOST.test(c.req.header('host') ?? '')) return false;
  if (c.req.header('x-forwarded-for') ?? c.req.header('forwarded')) return false;
  return LOOPBACK_ADDRESS.test(peerAddress(c) ?? '');
}
