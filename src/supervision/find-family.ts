import { type Queryable, readPage } from '../db/index.ts';

/** One account of a family: above the account asked, itself, or below. */
export interface Member {
  id: string;
  /** Generations below the account asked; negative: above. */
  below: number;
  name: string;
  role: string;
  structureName: string;
  state: string;
  createdAt: Date;
  requestedBy: string | null;
  approvedBy: string | null;
  requestedByName: string | null;
  approvedByName: string | null;
  followed: number;
  liveSessions: number;
  /** Wishes that it asked for and that still wait. */
  waiting: number;
  /** Its worst case with one deceived approver; null for an account in somebody else's charge. */
  worst: number | null;
  lastManager: boolean;
  /** It is the reader's own. */
  me: boolean;
}

interface MemberRow {
  account_id: string;
  below: number;
  display_name: string | null;
  role: string;
  structure_name: string;
  state: string;
  created_at: string;
  requested_by: string | null;
  approved_by: string | null;
  requested_by_name: string | null;
  approved_by_name: string | null;
  followed: number;
  live_sessions: number;
  waiting: number;
  worst: number | null;
  last_manager: boolean;
  me: boolean;
}

/** The family of an account in one's charge, from the oldest generation to the youngest. One entry in the log. */
export async function findFamily(
  db: Queryable,
  token: Buffer,
  account: string,
): Promise<{ ok: true; found: Member[] } | { ok: false; code: string }> {
  const read = await readPage<MemberRow>(db, token, 'family', { account });
  if (!read.ok) return read;
  return {
    ok: true,
    found: read.rows.map((row) => ({
      id: row.account_id,
      below: row.below,
      name: row.display_name ?? row.account_id,
      role: row.role,
      structureName: row.structure_name,
      state: row.state,
      createdAt: new Date(row.created_at),
      requestedBy: row.requested_by,
      approvedBy: row.approved_by,
      requestedByName: row.requested_by_name,
      approvedByName: row.approved_by_name,
      followed: row.followed,
      liveSessions: row.live_sessions,
      waiting: row.waiting,
      worst: row.worst,
      lastManager: row.last_manager,
      me: row.me,
    })),
  };
}
