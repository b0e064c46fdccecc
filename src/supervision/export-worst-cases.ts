import type { Queryable } from '../db/index.ts';
import { type AppContext, findText, formatDateTime, langOf, t } from '../ui/index.ts';
import { BOARD_PAGE, findWorstCases, type WorstCase } from './find-worst-cases.ts';

/** No region has as many: a bound for what one request may compute. */
const PAGES = 20;

/** The whole board as rows of a file, the heading first; one entry in the log for each page read. */
export async function exportWorstCases(
  c: AppContext,
  db: Queryable,
  token: Buffer,
  structure: string | null,
): Promise<{ ok: true; rows: (string | number | null)[][] } | { ok: false; code: string }> {
  const all: WorstCase[] = [];
  for (let page = 0; page < PAGES; page += 1) {
    const board = await findWorstCases(db, token, { structure, skip: page * BOARD_PAGE, export: 1 });
    if (!board.ok) return board;
    all.push(...board.found);
    if (board.found.length < BOARD_PAGE) break;
  }
  all.sort((a, b) => b.deceived - a.deceived || b.alone - a.alone);
  const heading = (
    [
      'structure',
      'account',
      'role',
      'state',
      'people',
      'alone',
      'deceived',
      'listed',
      'contact',
      'identifier',
      'told',
      'toldDeceived',
      'seen',
    ] as const
  ).map((column) => t(c, `supervision.csv.${column}`));
  return { ok: true, rows: [heading, ...all.map((one) => rowOf(c, one))] };
}

function rowOf(c: AppContext, one: WorstCase): (string | number | null)[] {
  return [
    one.structureName,
    one.name,
    findText(c, `accounts.role.${one.role}`),
    findText(c, `accounts.state.${one.state}`),
    one.people,
    one.alone,
    one.deceived,
    one.listed,
    one.contact,
    one.identifier,
    one.told,
    one.toldDeceived,
    one.lastSeenAt ? formatDateTime(langOf(c), one.lastSeenAt) : null,
  ];
}
