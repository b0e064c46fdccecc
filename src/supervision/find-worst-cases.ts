import { type Queryable, readPage } from '../db/index.ts';

/** One agent's account, and how many distinct people whoever holds it could be shown in 24 hours. */
export interface WorstCase {
  id: string;
  structureId: string;
  structureName: string;
  name: string;
  role: string;
  state: string;
  onProbation: boolean;
  /** People it is tied to. */
  people: number;
  listed: number;
  contact: number;
  identifier: number;
  /** In all, by itself. */
  alone: number;
  /** What the accounts that it asked for could be shown, beside. */
  lineage: number;
  /** All that, and what one deceived approver could add in a day. */
  deceived: number;
  /** Of how many people it could be told in a day whether they have a dossier; the same with one deceived approver. */
  told: number;
  toldDeceived: number;
  /** Alone, were its covers ended; were the larger cap that two granted. */
  withoutCover: number;
  withoutRaise: number;
  /** Were an approver to grant two wishes a day and no more. */
  withTwo: number;
  /** `deceived`, as kept on the last 30 days, oldest first. */
  history: number[];
  /** Dossiers of its structure, and how many people its structure's own budget lets out in a day. */
  structurePeople: number;
  structureBound: number;
  lastSeenAt: Date | null;
}

interface WorstCaseRow {
  account_id: string;
  structure_id: string;
  structure_name: string;
  display_name: string | null;
  role: string;
  state: string;
  on_probation: boolean;
  people: number;
  listed: number;
  contact: number;
  identifier: number;
  alone: number;
  lineage: number;
  deceived: number;
  told: number;
  told_deceived: number;
  without_cover: number;
  without_raise: number;
  with_two: number;
  history: number[];
  structure_people: number;
  structure_bound: number;
  total: number;
  last_seen_at: string | null;
}

/** How many accounts a page of the board has: db/kernel/gate/worst_cases.sql. */
export const BOARD_PAGE = 1000;

/**
 * The board of those in this session's charge, or of one of their structures, worst first; a thousand at a time, in the
 * order of last night's numbers. One entry in the log, which says when it goes into a file.
 */
export async function findWorstCases(
  db: Queryable,
  token: Buffer,
  asked: { structure: string | null; skip?: number; export?: 1 },
): Promise<{ ok: true; found: WorstCase[]; total: number } | { ok: false; code: string }> {
  const read = await readPage<WorstCaseRow>(db, token, 'worst_cases', asked);
  if (!read.ok) return read;
  return {
    ok: true,
    total: read.rows[0]?.total ?? 0,
    found: read.rows.map((row) => ({
      id: row.account_id,
      structureId: row.structure_id,
      structureName: row.structure_name,
      name: row.display_name ?? (row.role === 'provider' ? row.structure_name : row.account_id),
      role: row.role,
      state: row.state,
      onProbation: row.on_probation,
      people: row.people,
      listed: row.listed,
      contact: row.contact,
      identifier: row.identifier,
      alone: row.alone,
      lineage: row.lineage,
      deceived: row.deceived,
      told: row.told,
      toldDeceived: row.told_deceived,
      withoutCover: row.without_cover,
      withoutRaise: row.without_raise,
      withTwo: row.with_two,
      history: row.history,
      structurePeople: row.structure_people,
      structureBound: row.structure_bound,
      lastSeenAt: row.last_seen_at === null ? null : new Date(row.last_seen_at),
    })),
  };
}
