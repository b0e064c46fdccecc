import { callRows, type Queryable } from '../db/index.ts';

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
  code: string | null;
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
  const rows = await callRows<KeptRow>(db, 'gate.worst_case_history', [token]);
  const code = rows[0]?.code ?? null;
  if (code !== null) return { ok: false, code };
  return {
    ok: true,
    found: rows.map((row) => ({
      structureId: row.structure_id,
      day: row.day,
      alone: row.alone,
      deceived: row.deceived,
    })),
  };
}
