import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Pool } from 'pg';
import { offerSearcher, searchOffer, writeLheo } from '../src/catalogue/index.ts';
import type { ImportFigures, ImportOrder } from './import-child.ts';
import { benchInstance } from './instance.ts';
import { percentile } from './measure.ts';

export interface CatalogueFigures {
  import: {
    /** Trainings, each with its sessions, of the large file. */
    offersPerSecond: number;
    sessionsPerSecond: number;
    /** Of a process that does nothing else, for two sizes: it must not grow with the file. */
    peakMemoryMb: { sessions: number; fileMb: number; mb: number }[];
  };
  search: {
    sessions: number;
    searches: number;
    p50Ms: number;
    p99Ms: number;
    slowest: { query: string; p50Ms: number };
    /** The page as it opens, the whole offer counted: the first time after an import, and then. */
    opening: { firstMs: number; thenMs: number };
  };
}

/** What counsellors type: a trade, a place, both, with and without filters. */
const SEARCHES = [
  'q=logistique',
  'q=boulangère',
  'q=titre+professionnel',
  'q=aide+à+domicile&niveau=aucun',
  'q=N1103',
  'q=cuisine&lieu=Saint-Ouvrard,+30+km',
  'lieu=Saint-Ouvrard,+50+km&places=1',
  'lieu=Saint-Ouvrard,+25+km&tri=distance',
  'q=soudage&lieu=01',
  'lieu=07&debut=3m',
  'q=maçonnerie&rythme=alternance',
  'q=développeur+web&places=1&debut=6m',
  'rome=G1602&niveau=cap&page=2',
  'q=électricien&lieu=Villeneuve-Cazeneuve,+40+km&tri=distance',
];

/** Imports a small and a large generated file, each in a process of its own, then searches the large one. */
export async function benchCatalogue(o: {
  quick: boolean;
  say: (line: string) => void;
}): Promise<CatalogueFigures> {
  const sizes = o.quick ? [1_000, 3_000] : [20_000, 100_000];
  const folder = await mkdtemp(join(tmpdir(), 'ecluse-bench-lheo-'));
  const instance = await benchInstance();
  try {
    const peakMemoryMb: CatalogueFigures['import']['peakMemoryMb'] = [];
    let last: ImportFigures | null = null;
    for (const sessions of sizes) {
      const file = join(folder, 'offre.xml');
      const written = await writeLheo(file, { sessions, area: 'country' });
      o.say(`importing ${written.trainings} trainings, ${written.sessions} sessions…`);
      // The same source: the large file replaces the small one.
      last = await importApart({ file, source: 'bench', owner: instance.db.connections.owner });
      peakMemoryMb.push({ sessions: written.sessions, fileMb: last.fileMb, mb: last.peakMb });
    }
    if (last === null) throw new Error('nothing imported');
    o.say('searching…');
    return {
      import: {
        offersPerSecond: Math.round(last.trainings / last.seconds),
        sessionsPerSecond: Math.round(last.sessions / last.seconds),
        peakMemoryMb,
      },
      search: await benchSearch(instance.db.app, last.sessions, o.quick ? 5 : 40),
    };
  } finally {
    await instance.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function importApart(order: ImportOrder): Promise<ImportFigures> {
  const child = fork(fileURLToPath(new URL('./import-child.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
  });
  child.send(order);
  const [figures] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`the import ended with code ${code}`))),
  ])) as [ImportFigures];
  return figures;
}

async function benchSearch(app: Pool, sessions: number, rounds: number): Promise<CatalogueFigures['search']> {
  const times = new Map<string, number[]>(SEARCHES.map((query) => [query, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const [query, taken] of times) {
      const begun = performance.now();
      await searchOffer(app, new URLSearchParams(query));
      // The first round warms the caches.
      if (round >= 0) taken.push(performance.now() - begun);
    }
  }
  const all = [...times.values()].flat();
  const slowest = [...times]
    .map(([query, taken]) => ({ query, p50Ms: percentile(taken, 50) }))
    .sort((a, b) => b.p50Ms - a.p50Ms)[0];
  return {
    sessions,
    searches: all.length,
    p50Ms: percentile(all, 50),
    p99Ms: percentile(all, 99),
    opening: await opening(app),
    slowest: slowest ?? { query: '', p50Ms: 0 },
  };
}

async function opening(app: Pool): Promise<CatalogueFigures['search']['opening']> {
  const search = offerSearcher();
  const times: number[] = [];
  for (let time = 0; time < 20; time += 1) {
    const begun = performance.now();
    await search(app, new URLSearchParams());
    times.push(performance.now() - begun);
  }
  return { firstMs: Math.round(times[0] ?? 0), thenMs: percentile(times.slice(1), 50) };
}
