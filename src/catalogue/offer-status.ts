import type { Queryable } from '../db/index.ts';

export interface OfferStatus {
  updatedAt: Date;
  trainings: number;
  sessions: number;
}

/**
 * How much there is and since when; null before the first import. Counting 100,000 rows for every page would be
 * waste: the count is kept until another import has run.
 */
export function offerStatusReader(): (on: Queryable) => Promise<OfferStatus | null> {
  let known: { importId: string; status: OfferStatus } | null = null;
  return async (on) => {
    const { rows } = await on.query<{ id: string; at: Date }>(
      `SELECT import_id::text AS id, finished_at AS at FROM catalogue.import
       ORDER BY import_id DESC LIMIT 1`,
      [],
    );
    const last = rows[0];
    if (last === undefined) return null;
    if (known?.importId === last.id) return known.status;
    const counted = await on.query<{ trainings: number; sessions: number }>(
      'SELECT count(DISTINCT training_id)::int AS trainings, count(DISTINCT session_id)::int AS sessions FROM catalogue.hit',
      [],
    );
    const { trainings = 0, sessions = 0 } = counted.rows[0] ?? {};
    known = { importId: last.id, status: { updatedAt: last.at, trainings, sessions } };
    return known.status;
  };
}
