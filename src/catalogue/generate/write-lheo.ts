import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { seeded } from '../../seeded.ts';
import { inventProviders, inventTraining } from './invent-training.ts';
import { spreadTowns, TOWNS } from './places.ts';
import { trainingXml } from './training-xml.ts';

export interface WriteOptions {
  /** At least so many; the last training may bring a few more. */
  sessions: number;
  seed?: number;
  /** The day around which sessions are placed. */
  today?: Date;
  /** 'valley': the demo's ten communes; 'country': several hundred, for the benchmark. */
  area?: 'valley' | 'country';
}

export interface Written {
  trainings: number;
  sessions: number;
}

/** Writes an invented training offer as a LHEO 2.3 file, valid against the schema. Streams: any size. */
export async function writeLheo(path: string, options: WriteOptions): Promise<Written> {
  const written: Written = { trainings: 0, sessions: 0 };
  await pipeline(lheoText(options, written), createWriteStream(path, { mode: 0o644 }));
  return written;
}

async function* lheoText(options: WriteOptions, written: Written): AsyncGenerator<string> {
  const { sessions, seed = 20_270_315, today = new Date(), area = 'valley' } = options;
  const random = seeded(seed);
  const towns = area === 'valley' ? TOWNS : spreadTowns(512, random.below);
  const providers = inventProviders(random, towns, area === 'valley' ? 20 : 2_000);
  const day = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate()));
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<lheo xmlns="http://lheo.gouv.fr/2.3">\n<offres>\n';
  while (written.sessions < sessions) {
    const training = inventTraining(random, written.trainings, providers, towns, day);
    written.trainings += 1;
    written.sessions += training.sessions.length;
    yield `${trainingXml(training)}\n`;
  }
  yield '</offres>\n</lheo>\n';
}
