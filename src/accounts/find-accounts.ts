import { type Queryable, readPage } from '../db/index.ts';

export type AgentRole = 'counsellor' | 'account_manager' | 'supervisor';
export type AccountState = 'pending' | 'active' | 'suspended' | 'frozen' | 'removed';

/** One agent's account as whoever is in charge of it sees it. Of the people followed, only how many. */
export interface Account {
  id: string;
  structureId: string;
  structureName: string;
  structureKind: 'mission_locale' | 'provider' | 'supervision';
  role: AgentRole;
  name: string;
  email: string;
  state: AccountState;
  probationUntil: Date | null;
  born: 'operator' | 'invitation' | 'sso' | 'link';
  createdAt: Date;
  reviewedAt: Date | null;
  reviewDueAt: Date;
  lastSeenAt: Date | null;
  passkeys: number;
  followed: number;
  coversUntil: Date | null;
  requestedBy: string | null;
  approvedBy: string | null;
  /** It is the reader's own. */
  me: boolean;
  lastManager: boolean;
  recovery: { request: string; dueAt: Date } | null;
  mayResend: boolean;
  /** People reachable in 24 hours if the account were stolen. */
  worst: number | null;
}

interface AccountRow {
  account_id: string;
  structure_id: string;
  structure_name: string;
  structure_kind: Account['structureKind'];
  role: AgentRole;
  display_name: string | null;
  email: string | null;
  state: AccountState;
  probation_until: string | null;
  born: Account['born'];
  created_at: string;
  reviewed_at: string | null;
  review_due_at: string;
  last_seen_at: string | null;
  passkeys: number;
  followed: number;
  covers_until: string | null;
  requested_by_name: string | null;
  approved_by_name: string | null;
  me: boolean;
  last_manager: boolean;
  recovery_request: string | null;
  recovery_due_at: string | null;
  may_resend: boolean;
  worst: number | null;
  total: number;
}

/** How many accounts a page has: db/kernel/identity/accounts.sql. */
export const ACCOUNTS_A_PAGE = 500;

export type Found<T> = { ok: true; found: T } | { ok: false; code: string };

export type FoundAccounts = { ok: true; found: Account[]; total: number } | { ok: false; code: string };

/**
 * The accounts in the charge of this session, 500 at a time, or the one asked. One entry in the log, which says when
 * they go into a file.
 */
export async function findAccounts(
  db: Queryable,
  token: Buffer,
  asked: { account?: string; skip?: number; export?: 1 } = {},
): Promise<FoundAccounts> {
  const read = await readPage<AccountRow>(db, token, 'accounts', asked);
  return read.ok ? { ok: true, found: read.rows.map(readAccount), total: read.rows[0]?.total ?? 0 } : read;
}

/** One account in one's charge; `not_found` for everything else. */
export async function findAccount(db: Queryable, token: Buffer, id: string): Promise<Found<Account>> {
  const accounts = await findAccounts(db, token, { account: id });
  if (!accounts.ok) return accounts;
  const [account] = accounts.found;
  return account ? { ok: true, found: account } : { ok: false, code: 'not_found' };
}

/** Who could be given the files of an account: active counsellors of its structure, a page of them. One entry. */
export async function findSuccessors(
  db: Queryable,
  token: Buffer,
  account: string,
  skip: number,
): Promise<{ found: { id: string; name: string }[]; total: number }> {
  const read = await readPage<{ account_id: string; display_name: string | null; total: number }>(
    db,
    token,
    'successors',
    { account, skip },
  );
  const rows = read.ok ? read.rows : [];
  return {
    total: rows[0]?.total ?? 0,
    found: rows.map((row) => ({ id: row.account_id, name: row.display_name ?? row.account_id })),
  };
}

/** Structures to which an agent can be moved, by number and name; none for who may not list accounts. One entry. */
export async function findMoveTargets(
  db: Queryable,
  token: Buffer,
): Promise<{ structure_id: string; name: string }[]> {
  const read = await readPage<{ structure_id: string; name: string }>(db, token, 'move_targets');
  return read.ok ? read.rows : [];
}

function readAccount(row: AccountRow): Account {
  return {
    id: row.account_id,
    structureId: row.structure_id,
    structureName: row.structure_name,
    structureKind: row.structure_kind,
    role: row.role,
    name: row.display_name ?? row.email ?? row.account_id,
    email: row.email ?? '',
    state: row.state,
    probationUntil: dateOf(row.probation_until),
    born: row.born,
    createdAt: new Date(row.created_at),
    reviewedAt: dateOf(row.reviewed_at),
    reviewDueAt: new Date(row.review_due_at),
    lastSeenAt: dateOf(row.last_seen_at),
    passkeys: row.passkeys,
    followed: row.followed,
    coversUntil: dateOf(row.covers_until),
    requestedBy: row.requested_by_name,
    approvedBy: row.approved_by_name,
    me: row.me,
    lastManager: row.last_manager,
    recovery:
      row.recovery_request !== null && row.recovery_due_at !== null
        ? { request: row.recovery_request, dueAt: new Date(row.recovery_due_at) }
        : null,
    mayResend: row.may_resend,
    worst: row.worst,
  };
}

function dateOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
