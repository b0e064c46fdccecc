import { callValue, type Queryable } from '../db/index.ts';
import { type BeneficiaryRef, splitRef } from '../vault/index.ts';
import type { Act, Party, State } from './states.ts';

export interface Meeting {
  kind: 'information_meeting' | 'interview';
  at: string;
  place: string;
}

/** A referral as a row of a list: pseudonymous. */
export interface ReferralRow {
  id: string;
  ref: BeneficiaryRef;
  sessionId: string;
  trainingId: string;
  title: string;
  provider: string;
  place: string | null;
  startsOn: string | null;
  endsOn: string | null;
  state: State;
  since: string;
  createdAt: string;
  reason: string | null;
  /** Somebody answered, and the counsellor has not opened it since. */
  unread: boolean;
  meeting: Meeting | null;
  /** Whom the latest message could not be delivered to, for good; told to the counsellor alone. */
  notReached?: 'beneficiary' | 'provider' | null;
}

export interface TimelineRow {
  id: string;
  act: Act;
  from: State | null;
  to: State;
  party: Party;
  accountId: string | null;
  reason: string | null;
  /** Key of the sealed word, in the young person's words. */
  word: string | null;
  at: string;
  by: string | null;
  meeting: Meeting | null;
}

export interface Opening {
  at: string;
  times: number;
  fields: string[];
}

export interface ReferralView {
  code: null;
  entry: string;
  party: Exclude<Party, 'system'>;
  referral: ReferralRow;
  timeline: TimelineRow[];
  contact: { name?: string; phone?: string; email?: string } | null;
  openings: Opening[] | null;
  structure: string;
  counsellor: string | null;
  sessionEndsAt: string;
  providerUntil: string | null;
  /** Since when the young person's own identity at a provider opens their page; told to them alone. */
  identity: string | null;
}

export interface KernelRefusal {
  code: string;
  entry: string | null;
}

/** One referral with its story, as the session's party may see it. Refusals: those of the gate. */
export function viewReferral(
  db: Queryable,
  token: Buffer,
  id: string,
): Promise<ReferralView | KernelRefusal> {
  return read(db, token, 'view', null, id);
}

/** The counsellor's referrals, longest waiting first, ended ones last. */
export async function listReferrals(
  db: Queryable,
  token: Buffer,
): Promise<{ code: string | null; entry: string; rows: ReferralRow[] }> {
  const board = await read<{ code: string | null; entry: string; rows?: ReferralRow[] }>(
    db,
    token,
    'board',
    null,
    null,
  );
  return { ...board, rows: board.rows ?? [] };
}

export interface PersonReferrals {
  rows: ReferralRow[];
  /** Since when the person's own identity at a provider opens their page; null: it does not. */
  identity: string | null;
}

/** The referrals of one person, latest first; none when the account neither follows nor covers. */
export async function listOfPerson(
  db: Queryable,
  token: Buffer,
  ref: BeneficiaryRef,
): Promise<PersonReferrals> {
  const [structureId, beneficiaryId] = splitRef(ref);
  const found = await read<Partial<PersonReferrals>>(db, token, 'person', structureId, beneficiaryId);
  return { rows: found.rows ?? [], identity: found.identity ?? null };
}

/** A young person's own referrals, latest first, in a session by their identity. Refusals: those of the gate. */
export async function listOwn(
  db: Queryable,
  token: Buffer,
): Promise<PersonReferrals & { code: string | null; entry: string | null }> {
  const found = await read<Partial<PersonReferrals> & { code: string | null; entry: string | null }>(
    db,
    token,
    'own',
    null,
    null,
  );
  return { rows: [], identity: null, ...found };
}

/** Asks, and reads only after the entry is committed: one round trip (`db/kernel/referrals/read.sql`). */
async function read<Result>(
  db: Queryable,
  token: Buffer,
  what: 'view' | 'board' | 'person' | 'own',
  structureId: string | null,
  number: string | null,
): Promise<Result> {
  const { rows } = await db.query<{ p_result: Result }>('CALL referrals.read($1, $2, $3, $4, NULL)', [
    token,
    what,
    structureId,
    number,
  ]);
  const result = rows[0]?.p_result;
  if (result === undefined) throw new Error('referrals.read returned no row');
  return result;
}

/** How many answers wait to be read. */
export function countUnread(db: Queryable, token: Buffer): Promise<number> {
  return callValue(db, 'referrals.counts', [token]);
}

export interface SessionSnapshot {
  session_id: string;
  training_id: string;
  title: string;
  provider_name: string;
  place: string | null;
  address: string | null;
  starts_on: string | null;
  ends_on: string | null;
  places_open: number | null;
  places_total: number | null;
  email: string | null;
  phone: string | null;
  contact_name: string | null;
  takes_people: boolean;
}

/** What a session is today; null when the catalogue does not know it. Public data. */
export async function findSession(db: Queryable, sessionId: string): Promise<SessionSnapshot | null> {
  const { rows } = await db.query<SessionSnapshot>('SELECT * FROM referrals.session_snapshot($1)', [
    sessionId,
  ]);
  return rows[0] ?? null;
}
