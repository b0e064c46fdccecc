import { createHash } from 'node:crypto';
import { brotliDecompressSync } from 'node:zlib';
import type { Hono } from 'hono';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AppEnv } from '../ui/index.ts';
import { Buckets } from './rate-limit.ts';
import { comesFromHere } from './same-site-acts.ts';
import { contentSecurityPolicy } from './security-headers.ts';
import { testApp } from './testing-app.ts';

const HERE = { host: 'localhost:8080', origin: 'http://localhost:8080', 'sec-fetch-site': 'same-origin' };
const FORM = { ...HERE, 'content-type': 'application/x-www-form-urlencoded' };
let app: Hono<AppEnv>;
let lines: Readonly<Record<string, unknown>>[];

beforeAll(async () => {
  ({ app, lines } = await testApp());
});

const get = (path: string, headers: Record<string, string> = {}) =>
  app.request(`http://localhost:8080${path}`, { headers: { ...HERE, ...headers } });
const post = (path: string, body: string, headers: Record<string, string> = FORM) =>
  app.request(`http://localhost:8080${path}`, { method: 'POST', body, headers });

describe('headers on every answer', () => {
  it.each(['/aide', '/nulle-part', '/healthz', '/verifier'])('%s', async (path) => {
    const answer = await get(path);
    expect(answer.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('referrer-policy')).toBe('same-origin');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers.get('strict-transport-security')).toBeNull();
  });

  it('asks for TLS when served over it', async () => {
    const config = {
      publicUrl: 'https://ecluse.exemple.fr',
      demo: false,
      loopback: false,
      trustedProxies: [],
      sms: null,
      printHouseKey: null,
      masterKeyFile: '/nowhere',
    };
    const { app: secure } = await testApp({ config });
    const answer = await secure.request('https://ecluse.exemple.fr/aide');
    expect(answer.headers.get('strict-transport-security')).toContain('max-age=63072000');
  });

  it('allows nothing inline and nothing from elsewhere', () => {
    expect(contentSecurityPolicy).not.toMatch(/unsafe|\*|https?:/);
  });

  it('and no page needs more than that', async () => {
    for (const path of ['/aide', '/verifier', '/connexion', '/nulle-part']) {
      const text = await (await get(path)).text();
      expect(text).not.toMatch(/ style=| on\w+="|<style|<script(?![^>]* src=)/);
    }
  });
});

describe('acts from elsewhere', () => {
  const config = {
    publicUrl: 'https://ecluse.exemple.fr',
    demo: false,
    loopback: false,
    trustedProxies: [],
    sms: null,
    printHouseKey: null,
  };
  it.each([
    ['our own page', { 'sec-fetch-site': 'same-origin', origin: 'https://ecluse.exemple.fr' }, true],
    ['an older browser', { origin: 'https://ecluse.exemple.fr' }, true],
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://mal.example' }, false],
    ['a sister host', { 'sec-fetch-site': 'same-site', origin: 'https://x.exemple.fr' }, false],
    ['a typed address', { 'sec-fetch-site': 'none' }, false],
    ['neither header', {}, false],
    ['a sandboxed frame', { 'sec-fetch-site': 'same-origin', origin: 'null' }, false],
    ['a lying header', { 'sec-fetch-site': 'same-origin', origin: 'https://mal.example' }, false],
    ['http instead of https', { origin: 'http://ecluse.exemple.fr' }, false],
    ['a longer name', { origin: 'https://ecluse.exemple.fr.mal.example' }, false],
    ['a loopback name in production', { origin: 'http://localhost:80', host: 'localhost:80' }, false],
  ])('%s', (_what, headers, allowed) => {
    expect(comesFromHere(config, new Headers(headers as Record<string, string>))).toBe(allowed);
  });

  it('is told plainly, and nothing is done', async () => {
    const answer = await post('/langue', 'lang=en', { ...FORM, 'sec-fetch-site': 'cross-site' });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(await answer.text()).toContain('ne vient pas d’une page');
  });

  it('a request for another host gets nothing', async () => {
    const answer = await app.request('http://mal.example/aide', { headers: { host: 'mal.example' } });
    expect(answer.status).toBe(421);
    const local = await app.request('http://127.0.0.1:9999/aide', { headers: { host: '127.0.0.1:9999' } });
    expect(local.status).toBe(200);
  });
});

describe('bodies', () => {
  it.each([
    ['too long', `code=${'a'.repeat(70_000)}`, FORM, 413],
    ['with NUL', 'code=a%00b', FORM, 400],
    ['another type', 'x', { ...HERE, 'content-type': 'text/plain' }, 415],
    ['no type', 'x', HERE, 415],
    ['broken JSON', '{"a":', { ...HERE, 'content-type': 'application/json' }, 400],
    ['NUL in JSON', '{"a":"\\u0000"}', { ...HERE, 'content-type': 'application/json' }, 400],
    ['a broken escape', 'code=%zz%', FORM, 200],
  ])('%s', async (_what, body, headers, status) => {
    const answer = await post('/verifier', body, headers as Record<string, string>);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toMatch(/<h1/);
  });

  it('a NUL in the address is refused', async () => {
    expect((await get('/verifier?x=%00')).status).toBe(400);
  });
});

describe('pages', () => {
  it('escape what was typed', async () => {
    const answer = await post('/verifier', `code=${encodeURIComponent('"><script>alert(1)</script>')}`);
    const text = await answer.text();
    expect(text).not.toContain('<script>alert');
    expect(text).toContain('Erreur');
  });

  it('check a notice’s code without a session, and say what a code looks like', async () => {
    expect(await (await get('/verifier')).text()).toContain('Cet avis est-il vrai');
    expect(await (await post('/verifier', 'code=K7QM')).text()).toContain('K7QM-4XPD-92TR');
  });

  it('speak English once chosen, and come back to the page', async () => {
    const chosen = await post('/langue', 'lang=en&retour=%2Faide');
    expect(chosen.status).toBe(303);
    expect(chosen.headers.get('location')).toBe('/aide');
    const page = await get('/aide', { cookie: chosen.headers.get('set-cookie')?.split(';')[0] ?? '' });
    expect(await page.text()).toContain('<html lang="en"');
    expect((await post('/langue', 'lang=fr&retour=%2F%2Fmal.example')).headers.get('location')).toBe('/');
  });

  it('answer a script that asked for JSON in JSON', async () => {
    const answer = await get('/nulle-part', { accept: 'application/json' });
    expect(await answer.json()).toMatchObject({ error: '404' });
  });
});

describe('the log', () => {
  it('has the pattern of the route, never the address', async () => {
    await get('/enrolement/secret-secret?mot=de-passe');
    await get('/dossiers/12-3456');
    const text = JSON.stringify(lines);
    expect(text).toContain('/enrolement/:token');
    expect(text).not.toMatch(/secret|passe|12-3456/);
  });
});

describe('assets', () => {
  it('are kept for ever under the hash of their content', async () => {
    const page = await (await get('/aide')).text();
    const address = /\/assets\/ecluse\.[0-9a-f]{10}\.css/.exec(page)?.[0] ?? '';
    const answer = await get(address, { 'accept-encoding': 'gzip, br' });
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-encoding')).toBe('br');
    const plain = brotliDecompressSync(Buffer.from(await answer.arrayBuffer()));
    expect(address).toContain(createHash('sha256').update(plain).digest('hex').slice(0, 10));
    expect(plain.toString()).toContain('.ec-steps');
  });

  it.each(['ecluse.css', '..%2f..%2fpackage.json', 'ecluse.0000000000.css', '__proto__'])(
    '%s is not served',
    async (file) => {
      expect((await get(`/assets/${file}`)).status).toBe(404);
    },
  );

  it('weigh under 80 kB together, so that a page stays under 100', async () => {
    const page = await (await get('/aide')).text();
    let total = 0;
    for (const address of new Set(page.match(/\/assets\/[\w.-]+/g))) {
      const answer = await get(address, { 'accept-encoding': 'br' });
      total += (await answer.arrayBuffer()).byteLength;
    }
    expect(total).toBeGreaterThan(10_000);
    expect(total).toBeLessThan(80_000);
  });
});

describe('an enrolment link', () => {
  const link = `/enrolement/${'A'.repeat(43)}`;

  it('opened, shows a button and keeps nothing', async () => {
    const answer = await get(link);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(await answer.text()).toContain(`action="${link}"`);
  });

  it('goes on from our own page only', async () => {
    expect((await post(link, '')).headers.get('location')).toBe('/enrolement');
    const planted = await post(link, '', { ...FORM, 'sec-fetch-site': 'cross-site' });
    expect([planted.status, planted.headers.get('set-cookie')]).toEqual([403, null]);
  });
});

describe('public doors', () => {
  it('are slowed down per address', async () => {
    const { app: slow } = await testApp({ publicDoorsPerMinute: 3 });
    const statuses: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      statuses.push((await slow.request('http://localhost:8080/verifier', { headers: HERE })).status);
    }
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
  });

  it('open again as time passes', () => {
    const buckets = new Buckets(2);
    expect([buckets.take('a', 0), buckets.take('a', 0), buckets.take('a', 0)]).toEqual([true, true, false]);
    expect(buckets.take('b', 0)).toBe(true);
    expect(buckets.take('a', 30_000)).toBe(true);
    expect(buckets.take('a', 30_000)).toBe(false);
  });
});
