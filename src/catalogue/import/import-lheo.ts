import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type pg from 'pg';
import type { Lang } from '../../ui/index.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { mapOffer } from './map-training.ts';
import { mergeStage } from './merge-stage.ts';
import type { Mapped, Rejection } from './offer.ts';
import { readOffers } from './read-offers.ts';
import { refreshSearch } from './refresh-search.ts';
import { LheoRefusal } from './refusal.ts';
import {
  type Counts,
  describeRefusal,
  describeRejection,
  type ImportReport,
  type RejectedOffer,
} from './report.ts';
import { createStage, stageBatch } from './stage-offers.ts';

export interface ImportProgress {
  phase: 'reading' | 'writing';
  file: string;
  offers: number;
  bytes: number;
  totalBytes: number;
}

export interface ImportOptions {
  /**
   * Where the files come from. An offer of this source that is in none of the files any more gets closed, so
   * a catalogue delivered in several files, or under changing names, needs it. By default each file is its own
   * source, by its name without `.xml`.
   */
  source?: string;
  lang?: Lang;
  limits?: Partial<Limits>;
  onProgress?: (progress: ImportProgress) => void;
  signal?: AbortSignal;
}

/** Offers staged together: enough to make a round trip worth it, little enough to stay small in memory. */
const BATCH_OFFERS = 200;

/**
 * Imports LHEO files: 2.2, 2.3, `lheo-index` and the EDOF dialect. All files or none: one that is refused leaves
 * the catalogue as it was. Importing the same files again changes nothing.
 *
 * @param client a connection of the owner, outside any transaction; it holds one for the whole import
 * @returns what was read, added, changed, unchanged, closed, and each rejected offer with its place and reason
 * @throws LheoRefusal for a file that cannot be taken at all (its `message` is for the reader: file, line, what is wrong, what to do)
 */
export async function importLheo(
  client: pg.ClientBase,
  files: string[],
  options: ImportOptions = {},
): Promise<ImportReport> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const startedAt = new Date();
  const run = new Run(options, await totalSize(files));
  await client.query('BEGIN');
  try {
    await client.query("SET LOCAL synchronous_commit = on; SET LOCAL work_mem = '64MB'");
    await createStage(client);
    for (const path of files) await stageFile(client, path, limits, run);
    run.tell('writing', '', run.totalBytes);
    const sources = [...run.sources.keys()];
    const merged = await mergeStage(client, sources);
    const report: ImportReport = { read: run.read, ...merged, rejected: run.rejected };
    await refreshSearch(client, sources);
    await recordImport(client, run, report, startedAt);
    if (options.signal?.aborted) throw new LheoRefusal('cancelled', files[0] ?? '', null);
    await client.query('COMMIT');
    await client.query(
      'ANALYZE catalogue.training, catalogue.session, catalogue.hit, catalogue.place, catalogue.action',
    );
    return report;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    if (error instanceof LheoRefusal) error.message = describeRefusal(options.lang ?? 'fr', error);
    throw error;
  }
}

async function stageFile(client: pg.ClientBase, path: string, limits: Limits, run: Run): Promise<void> {
  const file = basename(path);
  const source = run.options.source ?? file.replace(/\.xml$/i, '');
  const known = run.sources.get(source) ?? { files: [], dialects: new Set<string>() };
  known.files.push(file);
  run.sources.set(source, known);
  let waiting: Mapped[] = [];
  const flush = async (): Promise<void> => {
    const mapped = waiting;
    waiting = [];
    if (mapped.length === 0) return;
    const doubles = await stageBatch(client, { source, file, mapped });
    run.reject(file, [...mapped.flatMap((each) => each.rejections), ...doubles], limits);
  };
  const watch = { onBytes: (bytes: number) => run.tell('reading', file, bytes), signal: run.options.signal };
  for await (const offers of readOffers(path, file, limits, watch)) {
    for (const offer of offers) {
      known.dialects.add(offer.dialect);
      const mapped = mapOffer(offer);
      run.count(mapped);
      waiting.push(mapped);
      if (waiting.length >= BATCH_OFFERS) await flush();
    }
  }
  await flush();
  run.finished(path);
}

/** What one call has counted so far. */
class Run {
  readonly read: Counts = { trainings: 0, sessions: 0 };
  readonly rejected: RejectedOffer[] = [];
  readonly sources = new Map<string, { files: string[]; dialects: Set<string> }>();
  readonly options: ImportOptions;
  readonly totalBytes: number;
  readonly #sizes: Map<string, number>;
  #bytesBefore = 0;

  constructor(options: ImportOptions, sizes: Map<string, number>) {
    this.options = options;
    this.#sizes = sizes;
    this.totalBytes = [...sizes.values()].reduce((sum, each) => sum + each, 0);
  }

  count(mapped: Mapped): void {
    this.read.trainings += 1;
    this.read.sessions += mapped.sessionsRead;
  }

  reject(file: string, rejections: Rejection[], limits: Limits): void {
    for (const each of rejections)
      this.rejected.push(describeRejection(this.options.lang ?? 'fr', file, each));
    if (this.rejected.length <= limits.rejections) return;
    throw new LheoRefusal('tooManyRejections', file, rejections.at(-1)?.line ?? null, {
      limit: limits.rejections,
    });
  }

  tell(phase: ImportProgress['phase'], file: string, bytes: number): void {
    this.options.onProgress?.({
      phase,
      file,
      offers: this.read.trainings,
      bytes: Math.min(this.#bytesBefore + bytes, this.totalBytes),
      totalBytes: this.totalBytes,
    });
  }

  finished(path: string): void {
    this.#bytesBefore += this.#sizes.get(path) ?? 0;
  }
}

async function totalSize(files: string[]): Promise<Map<string, number>> {
  const sizes = await Promise.all(
    files.map(
      async (path) =>
        [
          path,
          await stat(path).then(
            (found) => found.size,
            () => 0,
          ),
        ] as const,
    ),
  );
  return new Map(sizes);
}

async function recordImport(
  client: pg.ClientBase,
  run: Run,
  report: ImportReport,
  startedAt: Date,
): Promise<void> {
  const { rejected, ...counts } = report;
  const told = { ...counts, rejected: rejected.length };
  for (const [source, { files, dialects }] of run.sources) {
    await client.query(
      `INSERT INTO catalogue.import (source_id, files, dialects, report, started_at, finished_at)
       SELECT source_id, $2, $3, $4, $5, clock_timestamp() FROM catalogue.source WHERE name = $1`,
      [source, files, [...dialects], JSON.stringify(told), startedAt],
    );
  }
}
