import { callRows, type Queryable } from '../db/index.ts';

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
  code: string | null;
  account_id: string;
  structure_id: string;
  structure_name: string;
  structure_kind: Account['structureKind'];
  role: AgentRole;
  display_name: string | null;
  email: string | null;
  state: AccountState;
  probation_until: Date | null;
  born: Account['born'];
  created_at: Date;
  reviewed_at: Date | null;
  review_due_at: Date;
  last_seen_at: Date | null;
  passkeys: number;
  followed: number;
  covers_until: Date | null;
  requested_by_name: string | null;
  approved_by_name: string | null;
  me: boolean;
  last_manager: boolean;
  recovery_request: string | null;
  recovery_due_at: Date | null;
  may_resend: boolean;
  worst: number | null;
}

export type Found<T> = { ok: true; found: T } | { ok: false; code: string };

/** The accounts in the charge of this session, or the one asked. One entry in the log. */
export async function findAccounts(
  db: Queryable,
  token: Buffer,
  account: string | null = null,
): Promise<Found<Account[]>> {
  const rows = await callRows<AccountRow>(db, 'identity.accounts', [token, account]);
  const code = rows[0]?.code ?? null;
  return code === null ? { ok: true, found: rows.map(readAccount) } : { ok: false, code };
}

/** One account in one's charge; `not_found` for everything else. */
export async function findAccount(db: Queryable, token: Buffer, id: string): Promise<Found<Account>> {
  const accounts = await findAccounts(db, token, id);
  if (!accounts.ok) return accounts;
  const [account] = accounts.found;
  return account ? { ok: true, found: account } : { ok: false, code: 'not_found' };
}

/** Structures to which an agent can be moved, by number and name. */
export function findMoveTargets(
  db: Queryable,
  token: Buffer,
): Promise<{ structure_id: string; name: string }[]> {
  return callRows(db, 'identity.move_targets', [token]);
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
    probationUntil: row.probation_until,
    born: row.born,
    createdAt: row.created_at,
    reviewedAt: row.reviewed_at,
    reviewDueAt: row.review_due_at,
    lastSeenAt: row.last_seen_at,
    passkeys: row.passkeys,
    followed: row.followed,
    coversUntil: row.covers_until,
    requestedBy: row.requested_by_name,
    approvedBy: row.approved_by_name,
    me: row.me,
    lastManager: row.last_manager,
    recovery:
      row.recovery_request !== null && row.recovery_due_at !== null
        ? { request: row.recovery_request, dueAt: row.recovery_due_at }
        : null,
    mayResend: row.may_resend,
    worst: row.worst,
  };
}
