import { callValue, type Queryable } from '../db/index.ts';
import type { Measure } from './act.ts';

export const FILTERS = ['open', 'closed', 'all'] as const;
export type Filter = (typeof FILTERS)[number];

/** Why an alert is closed: a closed list, kept in the log. False alarms count in the rules' figures. */
export const CLOSE_REASONS = ['false_alarm', 'explained', 'handled', 'exercise'] as const;

/** One alert, as `watch.row_of` tells it. Times are ISO. */
export interface Alert {
  id: string;
  at: string;
  rule: string;
  measure: Measure;
  state: 'open' | 'closed';
  entries: number;
  /** Accounts that its freeze took. */
  frozen: number;
  closedAt: string | null;
  closedWhy: (typeof CLOSE_REASONS)[number] | null;
  closedBy: string | null;
  incident: string | null;
  account: string;
  name: string | null;
  role: string;
  accountState: string;
  structureId: string;
  structure: string;
}

/** A broken circuit: of a structure, or ('0') of the whole instance. */
export interface Breaker {
  structureId: string;
  structure: string | null;
  at: string;
  by: string | null;
  why: string;
  mayLift: boolean;
  /** The wish to lift it that waits. */
  request: string | null;
}

export interface AlertList {
  open: number;
  closed: number;
  /** False alarms, and accounts frozen, of 90 days. */
  false: number;
  frozen: number;
  rows: Alert[];
  breakers: Breaker[];
  /** Where the reader may break the circuit; the instance has no name. */
  places: { id: string; name: string | null }[];
}

export interface AlertDetail {
  alert: Alert;
  acts: { at: string; operation: string; code: string | null; people: number; fields: string[] }[];
  /** Distinct people that the account was shown in the 24 hours before the alert and since. */
  people: number;
  others: number;
  falseBefore: number;
  family: { count: number; names: (string | null)[]; sessions: number };
  sessions: number;
  links: number;
  hold: 'touch' | 'slow' | null;
  /** It is the reader's own account. */
  me: boolean;
  mayBreak: boolean;
  mayBreakAll: boolean;
  breakers: Breaker[];
}

type Read<T> = { ok: true; found: T } | { ok: false; code: string };

/** The alerts in one's charge. One entry in the log, committed before they are handed out. */
export const findAlerts = (db: Queryable, token: Buffer, filter: Filter): Promise<Read<AlertList>> =>
  read<AlertList>(db, [token, 'alerts', null, filter]);

/** One of them, with its acts and whom the acts from its page would hit. One entry in the log, likewise. */
export const findAlert = (db: Queryable, token: Buffer, id: string): Promise<Read<AlertDetail>> =>
  read<AlertDetail>(db, [token, 'alert', id, null]);

/** How many wait: the number in the navigation. */
export const countOpenAlerts = (db: Queryable, token: Buffer): Promise<number> =>
  callValue<number>(db, 'watch.open_alerts', [token]);

async function read<T>(db: Queryable, args: unknown[]): Promise<Read<T>> {
  const { rows } = await db.query<{ p_result: T & { code: string | null } }>(
    'CALL watch.read($1, $2, $3, $4, NULL)',
    args,
  );
  const result = rows[0]?.p_result;
  if (result === undefined) throw new Error('watch.read returned no row');
  return result.code === null ? { ok: true, found: result } : { ok: false, code: result.code };
}
