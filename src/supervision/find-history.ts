import { type Queryable, readPage } from '../db/index.ts';

/** What was kept of one structure on one night. */
export interface KeptDay {
  structureId: string;
  /** `2026-11-24`. */
  day: string;
  /** Sum of what each account could be shown alone. */
  alone: number;
  /** The largest worst case with one deceived approver. */
  deceived: number;
}

interface KeptRow {
  structure_id: string;
  day: string;
  alone: number;
  deceived: number;
}

/** The last 30 nights of the structures in one's charge, oldest first. One entry in the log. */
export async function findHistory(
  db: Queryable,
  token: Buffer,
): Promise<{ ok: true; found: KeptDay[] } | { ok: false; code: string }> {
  const read = await readPage<KeptRow>(db, token, 'worst_case_history');
  if (!read.ok) return read;
  return {
    ok: true,
    found: read.rows.map((row) => ({
      structureId: row.structure_id,
      day: row.day,
      alone: row.alone,
      deceived: row.deceived,
    })),
  };
}
