import { callValue, type Queryable, readPage } from '../db/index.ts';
import type { AgentRole, Found } from './find-accounts.ts';

/** What can be asked for; the same list stands in migrations 0030 and 0070. */
export const KINDS = [
  'account.invite',
  'account.role',
  'account.move',
  'account.enable',
  'account.unfreeze',
  'account.recover',
  'account.admit',
  'budget.raise',
  'files.assign',
  'cover.grant',
  'breaker.lift',
  'notice.send',
  'incident.identity',
] as const;
export type Kind = (typeof KINDS)[number];

/** One wish to widen, as whoever may see it reads it. */
export interface Wish {
  id: string;
  kind: Kind;
  state: 'waiting' | 'approved' | 'refused' | 'withdrawn' | 'expired';
  structureName: string;
  accountId: string | null;
  accountName: string | null;
  accountRole: AgentRole | null;
  payload: Readonly<Record<string, string | number>>;
  files: number | null;
  /** The absent colleague, or whose files are given. */
  fromName: string | null;
  toStructure: string | null;
  why: string;
  requestedBy: string | null;
  requestedAt: Date;
  expiresAt: Date;
  needs: number;
  approvals: number;
  approverNames: string | null;
  /** One of the approvers met the person. */
  met: boolean;
  decidedBy: string | null;
  decidedAt: Date | null;
  decidedWhy: string | null;
  mine: boolean;
  /** Why this reader may not decide; null: may. */
  refusal: string | null;
  /** People reachable in 24 hours in the worst case, as it is and as it would be. */
  before: number | null;
  after: number | null;
}

interface WishRow {
  request_id: string;
  kind: Kind;
  state: Wish['state'];
  structure_name: string;
  account_id: string | null;
  account_name: string | null;
  account_role: AgentRole | null;
  payload: Wish['payload'];
  files: number | null;
  from_name: string | null;
  to_structure: string | null;
  why: string;
  requested_by_name: string | null;
  requested_at: string;
  expires_at: string;
  needs: number;
  approvals: number;
  approver_names: string | null;
  met: boolean;
  decided_by_name: string | null;
  decided_at: string | null;
  decided_why: string | null;
  mine: boolean;
  may: string | null;
  before: number | null;
  after: number | null;
}

/** The wishes that this session may see, waiting ones first. One entry in the log. */
export async function findRequests(db: Queryable, token: Buffer): Promise<Found<Wish[]>> {
  const read = await readPage<WishRow>(db, token, 'requests');
  return read.ok ? { ok: true, found: read.rows.map(readWish) } : read;
}

export async function findRequest(db: Queryable, token: Buffer, id: string): Promise<Found<Wish>> {
  const read = await readPage<WishRow>(db, token, 'requests', { request: id });
  if (!read.ok) return read;
  const [row] = read.rows;
  return row ? { ok: true, found: readWish(row) } : { ok: false, code: 'not_found' };
}

/** The reader's own wishes, latest first: for whoever may not see those of others. One entry in the log. */
export async function findOwnRequests(db: Queryable, token: Buffer): Promise<Found<Wish[]>> {
  const read = await readPage<WishRow>(db, token, 'my_requests');
  return read.ok ? { ok: true, found: read.rows.map(readWish) } : read;
}

/** How many wait for this very account: the number in the navigation. */
export function countWaiting(db: Queryable, token: Buffer): Promise<number> {
  return callValue<number>(db, 'gate.waiting_requests', [token]);
}

function readWish(row: WishRow): Wish {
  return {
    id: row.request_id,
    kind: row.kind,
    state: row.state,
    structureName: row.structure_name,
    accountId: row.account_id,
    accountName: row.account_name,
    accountRole: row.account_role,
    payload: row.payload,
    files: row.files,
    fromName: row.from_name,
    toStructure: row.to_structure,
    why: row.why,
    requestedBy: row.requested_by_name,
    requestedAt: new Date(row.requested_at),
    expiresAt: new Date(row.expires_at),
    needs: row.needs,
    approvals: row.approvals,
    approverNames: row.approver_names,
    met: row.met,
    decidedBy: row.decided_by_name,
    decidedAt: row.decided_at === null ? null : new Date(row.decided_at),
    decidedWhy: row.decided_why,
    mine: row.mine,
    refusal: row.may,
    before: row.before,
    after: row.after,
  };
}
