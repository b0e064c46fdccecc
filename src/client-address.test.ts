import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { clientAddress } from './client-address.ts';

const proxies = ['192.0.2.1', '10.0.0.0/8', '2001:db8:ffff::/48'];

async function counted(peer: string, forwarded?: string, trusted: readonly string[] = proxies) {
  const app = new Hono().get('/', (c) => c.text(clientAddress(c, trusted)));
  const socket = { remoteAddress: peer, remotePort: 4000, remoteFamily: 'IPv4' };
  const headers: Record<string, string> = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return (await app.request('/', { headers }, { incoming: { socket } })).text();
}

it.each([
  ['without a proxy, the peer', '198.51.100.7', undefined, '198.51.100.7'],
  ['what a client claims by itself is not believed', '198.51.100.7', '203.0.113.9', '198.51.100.7'],
  ['behind this machine’s proxy, what it added', '127.0.0.1', '203.0.113.9', '203.0.113.9'],
  ['behind a proxy that we trust', '192.0.2.1', '203.0.113.9', '203.0.113.9'],
  ['behind two', '::ffff:10.1.2.3', '203.0.113.9, 192.0.2.1', '203.0.113.9'],
  [
    'what stands left of the client’s own address is its claim',
    '10.1.2.3',
    '1.1.1.1, 203.0.113.9',
    '203.0.113.9',
  ],
  ['also when it claims to be a proxy', '10.1.2.3', '192.0.2.1, 203.0.113.9', '203.0.113.9'],
  ['nonsense stops the walk at the proxy', '10.1.2.3', '203.0.113.9, unknown', '10.1.2.3'],
  ['an empty header', '10.1.2.3', '', '10.1.2.3'],
  ['all of them proxies: the first', '127.0.0.1', '10.9.9.9, 192.0.2.1', '10.9.9.9'],
  ['a port and brackets are dropped', '10.1.2.3', '[2001:DB8:1:2:3::9]:443', '2001:db8:1:2::/64'],
  ['an IPv4 address with its port', '10.1.2.3', '203.0.113.9:51000', '203.0.113.9'],
  ['IPv6: the customer’s network', '2001:db8::5:6:7:8', undefined, '2001:db8:0:0::/64'],
  ['IPv6: two hosts of it are one', '2001:db8:0:0:9::', undefined, '2001:db8:0:0::/64'],
  ['behind an IPv6 proxy', '2001:db8:ffff::1', '203.0.113.9', '203.0.113.9'],
])('%s', async (_what, peer, forwarded, address) => {
  expect(await counted(peer, forwarded)).toBe(address);
});

it('trusts no proxy but this machine unless told', async () => {
  expect(await counted('10.1.2.3', '203.0.113.9', [])).toBe('10.1.2.3');
  expect(await counted('::1', '203.0.113.9', [])).toBe('203.0.113.9');
});
