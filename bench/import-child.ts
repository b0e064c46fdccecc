/** One import in a process that does nothing else, so that its peak memory is the import's. */
import { stat } from 'node:fs/promises';
import pg from 'pg';
import { importLheo } from '../src/catalogue/index.ts';

export interface ImportOrder {
  file: string;
  source: string;
  owner: pg.ClientConfig | null;
}

export interface ImportFigures {
  trainings: number;
  sessions: number;
  seconds: number;
  fileMb: number;
  peakMb: number;
}

process.once('message', async ({ file, source, owner }: ImportOrder) => {
  if (owner === null) throw new Error('an import needs the owner');
  const client = new pg.Client(owner);
  await client.connect();
  const begun = performance.now();
  const { read } = await importLheo(client, [file], { source });
  const figures: ImportFigures = {
    ...read,
    seconds: (performance.now() - begun) / 1000,
    fileMb: Math.round((await stat(file)).size / 2 ** 20),
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
  await client.end();
  process.send?.(figures, () => process.exit(0));
});
