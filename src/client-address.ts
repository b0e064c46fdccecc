import { BlockList, isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** The address at the other end of the connection; null when the server does not tell (tests without a socket). */
export function peerAddress(c: Context): string | null {
  try {
    return getConnInfo(c).remote.address ?? null;
  } catch {
    return null;
  }
}

/**
 * The address that a request is counted under: that of the peer, or, behind proxies that we trust (this machine, and
 * ECLUSE_TRUSTED_PROXIES), the last one of X-Forwarded-For that none of them has. What stands further left was written
 * by whoever sent the request, and is not looked at. Of an IPv6 address the first 64 bits: one customer has them all.
 */
export function clientAddress(c: Context, trustedProxies: readonly string[]): string {
  const trusted = listOf(trustedProxies);
  let address = plain(peerAddress(c) ?? '127.0.0.1');
  const claims = c.req.header('x-forwarded-for')?.split(',') ?? [];
  for (let claim = claims.pop(); claim !== undefined && isIn(trusted, address); claim = claims.pop()) {
    const next = plain(claim);
    if (isIP(next) === 0) break;
    address = next;
  }
  return isIP(address) === 6 ? network64(address) : address;
}

const lists = new WeakMap<readonly string[], BlockList>();

function listOf(trustedProxies: readonly string[]): BlockList {
  const known = lists.get(trustedProxies);
  if (known) return known;
  const list = new BlockList();
  list.addSubnet('127.0.0.0', 8, 'ipv4');
  list.addAddress('::1', 'ipv6');
  for (const one of trustedProxies) {
    const [address = '', bits] = one.split('/');
    const type = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, type);
    else list.addSubnet(address, Number(bits), type);
  }
  lists.set(trustedProxies, list);
  return list;
}

function isIn(list: BlockList, address: string): boolean {
  return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** Without what some proxies add: spaces, brackets, a port, a zone; an IPv4 address that travels as IPv6 is one again. */
function plain(text: string): string {
  const bare = text
    .trim()
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/^([\d.]+):\d+$/, '$1')
    .replace(/%.*$/, '');
  return bare.replace(/^::ffff:(?=\d+\.)/i, '');
}

/** The first four groups of an IPv6 address, written as a URL writes them: lower case, no leading zeros. */
function network64(address: string): string {
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  return `${[...left, ...Array<string>(zeros).fill('0'), ...right].slice(0, 4).join(':')}::/64`;
}
