import { type Queryable, readPage } from '../db/index.ts';

/** Where one account comes from, and how many go back to it. */
export interface Lineage {
  id: string;
  name: string;
  role: string;
  structureName: string;
  state: string;
  requestedBy: string | null;
  approvedBy: string | null;
  descendants: number;
}

interface LineageRow {
  account_id: string;
  display_name: string | null;
  role: string;
  structure_name: string;
  state: string;
  requested_by_name: string | null;
  approved_by_name: string | null;
  descendants: number;
}

/** Every account in one's charge, those with most descendants first. One entry in the log. */
export async function findLineages(
  db: Queryable,
  token: Buffer,
): Promise<{ ok: true; found: Lineage[] } | { ok: false; code: string }> {
  const read = await readPage<LineageRow>(db, token, 'lineages');
  if (!read.ok) return read;
  return {
    ok: true,
    found: read.rows.map((row) => ({
      id: row.account_id,
      name: row.display_name ?? row.account_id,
      role: row.role,
      structureName: row.structure_name,
      state: row.state,
      requestedBy: row.requested_by_name,
      approvedBy: row.approved_by_name,
      descendants: row.descendants,
    })),
  };
}
