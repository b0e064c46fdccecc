import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { isDemoDoorOpen } from './demo-door.ts';

interface Case {
  demo?: boolean;
  from?: string | null;
  headers?: Record<string, string>;
}

async function isOpen({ demo = true, from = '127.0.0.1', headers = {} }: Case): Promise<boolean> {
  const app = new Hono().get('/', (c) => c.json(isDemoDoorOpen(c, { demo })));
  const socket = { remoteAddress: from ?? undefined, remotePort: 4000, remoteFamily: 'IPv4' };
  const answer = await app.request(
    '/',
    { headers: { host: 'localhost:8080', ...headers } },
    { incoming: { socket } },
  );
  return answer.json();
}

describe('the demonstration’s way in', () => {
  it.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])(
    'is open to this machine: %s',
    async (from) => {
      expect(await isOpen({ from })).toBe(true);
    },
  );

  it.each<[string, Case]>([
    ['outside demo mode', { demo: false }],
    ['to another machine', { from: '192.0.2.7' }],
    ['to an unknown peer', { from: null }],
    ['under another host name', { headers: { host: 'ecluse.exemple.fr' } }],
    ['under a name that begins like ours', { headers: { host: 'localhost.exemple.fr' } }],
    ['through a proxy', { headers: { 'x-forwarded-for': '127.0.0.1' } }],
    ['through a proxy that uses the standard header', { headers: { forwarded: 'for=127.0.0.1' } }],
  ])('is closed %s', async (_, theCase) => {
    expect(await isOpen(theCase)).toBe(false);
  });
});
