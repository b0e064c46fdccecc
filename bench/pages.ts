import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { percentile } from './measure.ts';
import { startEcluse } from './running.ts';

export interface PagesFigures {
  start: { firstMs: number; secondMs: number };
  dossier: { compressedBytes: number; requests: number; p50Ms: number; p99Ms: number };
}

/** Time from `start` to ready (first with the demo loaded, then again), and the dossier page: weight and time. */
export async function benchPages(o: { quick: boolean; say: (line: string) => void }): Promise<PagesFigures> {
  const dataDir = await mkdtemp(join(tmpdir(), 'ecluse-bench-pages-'));
  try {
    o.say('starting for the first time…');
    const first = await startEcluse(dataDir);
    await first.stop();
    const second = await startEcluse(dataDir);
    try {
      o.say(`ready after ${first.readyMs} ms, again after ${second.readyMs} ms; reading dossiers…`);
      const dossier = await benchDossier(second.url, o.quick ? 100 : 500);
      return { start: { firstMs: first.readyMs, secondMs: second.readyMs }, dossier };
    } finally {
      await second.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function benchDossier(url: string, requests: number): Promise<PagesFigures['dossier']> {
  const cookie = await enter(url);
  const list = await get(`${url}/portefeuille`, cookie);
  const path = /href="(\/dossiers\/[0-9]+-[0-9]+)"/.exec(list.body)?.[1];
  if (!path) throw new Error('no dossier in the caseload');
  const page = await get(url + path, cookie);
  if (page.status !== 200) throw new Error(`the dossier answered ${page.status}`);
  const assets = [...page.body.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((m) => m[1] ?? '');
  let bytes = page.wireBytes;
  for (const asset of new Set(assets)) bytes += (await get(url + asset, cookie)).wireBytes;
  const times: number[] = [];
  for (let i = 0; i < requests; i += 1) {
    const begun = performance.now();
    const r = await get(url + path, cookie);
    if (r.status !== 200) throw new Error(`the dossier answered ${r.status}`);
    times.push(performance.now() - begun);
  }
  return { compressedBytes: bytes, requests, p50Ms: percentile(times, 50), p99Ms: percentile(times, 99) };
}

/** Enters as the demonstration's counsellor; returns the session cookie. */
async function enter(url: string): Promise<string> {
  const door = await fetch(`${url}/connexion`).then((r) => r.text());
  const account = /name="compte" value="([0-9]+)"/.exec(door)?.[1];
  if (!account) throw new Error('the demonstration offers no sign-in');
  const r = await fetch(`${url}/demo/entrer`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ compte: account }),
  });
  const cookie = r.headers.getSetCookie()[0]?.split(';')[0];
  if (!cookie) throw new Error(`the demonstration's sign-in answered ${r.status}`);
  return cookie;
}

/** A raw GET that accepts compression and counts the bytes of the body on the wire. */
function get(url: string, cookie: string): Promise<{ status: number; body: string; wireBytes: number }> {
  return new Promise((resolve, reject) => {
    const r = request(url, { headers: { cookie, 'accept-encoding': 'br, gzip' } }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (c: Buffer) => chunks.push(c));
      res.on('error', reject);
      res.on('end', () => {
        const wire = Buffer.concat(chunks);
        const body = decode(wire, res.headers['content-encoding']);
        resolve({ status: res.statusCode ?? 0, body, wireBytes: wire.length });
      });
    });
    r.on('error', reject);
    r.end();
  });
}

function decode(wire: Buffer, encoding: string | undefined): string {
  if (encoding === 'br') return brotliDecompressSync(wire).toString('utf8');
  if (encoding === 'gzip') return gunzipSync(wire).toString('utf8');
  return wire.toString('utf8');
}
