import type { Field } from './fields.ts';

/** Kinds of account. `beneficiary` and `provider` act through one-time links. */
export type Role = 'counsellor' | 'account_manager' | 'supervisor' | 'provider' | 'beneficiary';

/** Why an account may reach a person (kernel law 6). `same_structure`: only for the yes-or-no duplicate check. */
export type Relationship = 'follows' | 'covers' | 'self' | 'provider' | 'same_structure';

/** Classes of data, each with its own budget of distinct people (kernel law 7). */
export type DataClass = 'listed' | 'contact' | 'identifier' | 'document';

/** What an operation demands before it is allowed. Enforced in SQL: `db/kernel/gate/ask.sql`. */
export interface Operation {
  /** Kinds of account for which the operation exists. Empty: nobody (the system itself). */
  roles: Role[];
  /** The budget that its people are charged to; null: it shows no data of anybody. */
  class: DataClass | null;
  /** The only fields that it may show or write. */
  fields: (Field | 'journal')[];
  subjects: 'none' | 'one' | 'many';
  relationships: Relationship[];
  needsPurpose?: true;
  needsPresence?: true;
  /**
   * What `vault.reveal` hands out: the values of `fields` (default), only the wrapped data key (a write: what may be
   * written is not what may be shown), or nothing (the act has a door of its own).
   */
  gives?: 'key' | 'nothing';
  /** One sentence: why this operation exists, and why it asks no more than it does. */
  reason: string;
}

const AGENTS: Role[] = ['counsellor', 'account_manager', 'supervisor'];
/** Who looks after accounts; which ones, `identity.in_charge` says. */
const MANAGERS: Role[] = ['account_manager', 'supervisor'];
const MINE: Relationship[] = ['follows', 'covers'];

/**
 * The register of operations: whatever is not here is refused. Loaded into `gate.operation` at each migration.
 * A new door gets its row here, in `src/http/doors.ts` and in the table of cases (`test/policy/`).
 */
export const OPERATIONS = {
  // Lists and searches: each person shown is charged and logged.
  'caseload.list': {
    roles: ['counsellor'],
    class: 'listed',
    fields: ['summary', 'situation'],
    subjects: 'many',
    relationships: MINE,
    reason: 'A page of my own caseload.',
  },
  'dossier.search': {
    roles: ['counsellor'],
    class: 'listed',
    fields: ['summary', 'situation'],
    subjects: 'many',
    relationships: MINE,
    reason: 'Find one of my people by name; others answer as if nobody had that name.',
  },
  'dossier.name': {
    roles: ['counsellor'],
    class: 'listed',
    fields: ['summary', 'situation'],
    subjects: 'many',
    relationships: MINE,
    reason: 'The names on a page about people of mine: a banner, a board, a referral.',
  },
  'dossier.check_duplicate': {
    roles: ['counsellor'],
    class: 'listed',
    fields: [],
    subjects: 'many',
    relationships: ['same_structure'],
    gives: 'nothing',
    reason: 'Before a new dossier: is this person here already? Yes or no, never who; a yes is charged.',
  },
  // One dossier.
  'dossier.open': {
    roles: ['counsellor'],
    class: 'contact',
    fields: ['summary', 'situation', 'note', 'word', 'journal'],
    subjects: 'one',
    relationships: MINE,
    reason: 'Open a dossier: its notes are personal, so it counts like contact data.',
  },
  'contact.reveal': {
    roles: ['counsellor'],
    class: 'contact',
    fields: ['phone', 'email', 'address'],
    subjects: 'one',
    relationships: MINE,
    needsPurpose: true,
    reason: 'Show a way to reach the person.',
  },
  'identifier.reveal': {
    roles: ['counsellor'],
    class: 'identifier',
    fields: ['birthDate', 'nir', 'franceTravailId'],
    subjects: 'one',
    relationships: MINE,
    needsPurpose: true,
    needsPresence: true,
    reason: 'Show an identifier: a purpose and a passkey touch.',
  },
  'dossier.create': {
    roles: ['counsellor'],
    class: null,
    fields: [],
    subjects: 'none',
    relationships: [],
    gives: 'nothing',
    reason: 'A first interview: the counsellor follows the person from then on.',
  },
  'dossier.change': {
    roles: ['counsellor'],
    class: 'contact',
    fields: ['summary', 'situation', 'phone', 'email', 'address', 'birthDate', 'nir', 'franceTravailId'],
    subjects: 'one',
    relationships: MINE,
    gives: 'key',
    reason: 'Write new values without seeing the old ones.',
  },
  'note.add': {
    roles: ['counsellor'],
    class: 'contact',
    fields: ['note'],
    subjects: 'one',
    relationships: MINE,
    gives: 'key',
    reason: 'Write a follow-up note.',
  },
  // Referrals, the counsellor's side.
  'referral.list': {
    roles: ['counsellor'],
    class: null,
    fields: [],
    subjects: 'none',
    relationships: [],
    gives: 'nothing',
    reason: 'My referrals by number and state; names come through dossier.name, charged.',
  },
  'referral.of_person': {
    roles: ['counsellor'],
    class: 'contact',
    fields: [],
    subjects: 'one',
    relationships: MINE,
    gives: 'nothing',
    reason: 'The referrals in a dossier: counted like its opening, so the same person costs nothing more.',
  },
  'referral.view': {
    roles: ['counsellor'],
    class: 'listed',
    fields: ['summary', 'situation', 'word'],
    subjects: 'one',
    relationships: MINE,
    reason: 'One referral with its story.',
  },
  'referral.propose': {
    roles: ['counsellor'],
    class: null,
    fields: [],
    subjects: 'one',
    relationships: MINE,
    gives: 'nothing',
    reason: 'Recommend a session to one of my people.',
  },
  'referral.act': {
    roles: ['counsellor'],
    class: null,
    fields: [],
    subjects: 'one',
    relationships: MINE,
    gives: 'nothing',
    reason: 'Withdraw a referral, or record what became of it.',
  },
  'referral.word': {
    roles: ['counsellor', 'provider', 'beneficiary'],
    class: null,
    fields: ['word'],
    subjects: 'one',
    relationships: ['follows', 'covers', 'provider', 'self'],
    gives: 'key',
    reason: 'Write a word on a referral; nothing is shown.',
  },
  // Through a one-time link.
  'proposal.view': {
    roles: ['beneficiary'],
    class: null,
    fields: ['summary', 'word'],
    subjects: 'one',
    relationships: ['self'],
    reason: 'The young person reads the proposal made to them: their own data.',
  },
  'proposal.answer': {
    roles: ['beneficiary'],
    class: null,
    fields: [],
    subjects: 'one',
    relationships: ['self'],
    gives: 'nothing',
    reason: 'The young person accepts or declines.',
  },
  'candidate.view': {
    roles: ['provider'],
    class: 'listed',
    fields: ['summary', 'situation', 'word'],
    subjects: 'one',
    relationships: ['provider'],
    reason: 'The training organisation sees who was sent to it, after the young person accepted.',
  },
  'candidate.contact': {
    roles: ['provider'],
    class: 'contact',
    fields: ['phone'],
    subjects: 'one',
    relationships: ['provider'],
    needsPurpose: true,
    reason: 'The training organisation calls the candidate; counted.',
  },
  'candidate.answer': {
    roles: ['provider'],
    class: null,
    fields: [],
    subjects: 'one',
    relationships: ['provider'],
    gives: 'nothing',
    reason: 'The training organisation answers.',
  },
  // Acts on accounts, sessions and the instance itself: logged, they touch nobody's dossier.
  'catalogue.search': {
    roles: AGENTS,
    class: null,
    fields: [],
    subjects: 'none',
    relationships: [],
    gives: 'nothing',
    reason: 'The training catalogue is public information; agents only, to keep load bounded.',
  },
  'session.sign_in': {
    roles: [],
    class: null,
    fields: [],
    subjects: 'none',
    relationships: [],
    gives: 'nothing',
    reason: 'Before a session exists, nobody can be asked who they are: logged by the sign-in role.',
  },
  'account.own': {
    roles: [...AGENTS],
    class: null,
    fields: [],
    subjects: 'none',
    relationships: [],
    gives: 'nothing',
    reason: 'My own passkeys, sessions, budgets and latest accesses.',
  },
  // Accounts under four eyes: no dossier is reached by any of these.
  'account.list': {
    roles: [...MANAGERS],
    class: null,
    fields: [],
    subjects: 'none',
    relationships: [],
    gives: 'nothing',
    reason: 'The accounts in my charge: names of agents, never of young people.',
  },
  'account.request': {
    roles: [...MANAGERS],
    class: null,
    fields: [],
    subjects: 'none',
    relationships: [],
    gives: 'nothing',
    reason: 'Ask for something that widens what an account reaches: it takes another person to grant it.',
  },
  'account.suspend': {
    roles: [...MANAGERS],
    class: null,
    fields: [],
    subjects: 'none',
    relationships: [],
    gives: 'nothing',
    reason: 'Suspend an account: narrowing, at once, by one person.',
  },
  'account.remove': {
    roles: [...MANAGERS],
    class: null,
    fields: [],
    subjects: 'none',
    relationships: [],
    gives: 'nothing',
    reason: 'Close the account of somebody who left.',
  },
  'account.review': {
    roles: [...MANAGERS],
    class: null,
    fields: [],
    subjects: 'none',
    relationships: [],
    gives: 'nothing',
    reason: 'Confirm that an account is still needed: the review of every quarter.',
  },
  'account.end_cover': {
    roles: [...MANAGERS],
    class: null,
    fields: [],
    subjects: 'none',
    relationships: [],
    gives: 'nothing',
    reason: 'End a cover before its time: narrowing, at once, by one person.',
  },
  'account.resend': {
    roles: [...MANAGERS],
    class: null,
    fields: [],
    subjects: 'none',
    relationships: [],
    gives: 'nothing',
    reason: 'Send an invitation again, to the address that two people agreed on.',
  },
  'account.cancel_recovery': {
    roles: [...AGENTS],
    class: null,
    fields: [],
    subjects: 'none',
    relationships: [],
    gives: 'nothing',
    reason: 'Stop a recovery: mine, by the key that I still have, or one in my charge.',
  },
  'request.list': {
    roles: [...MANAGERS],
    class: null,
    fields: [],
    subjects: 'none',
    relationships: [],
    gives: 'nothing',
    reason: 'The wishes that wait for a decision.',
  },
  'request.approve': {
    roles: [...MANAGERS],
    class: null,
    fields: [],
    subjects: 'none',
    relationships: [],
    needsPresence: true,
    gives: 'nothing',
    reason:
      'Grant what somebody else asked for: with a passkey touch of this moment, which a stolen cookie cannot give.',
  },
  'request.refuse': {
    roles: [...MANAGERS],
    class: null,
    fields: [],
    subjects: 'none',
    relationships: [],
    gives: 'nothing',
    reason: 'Refuse what somebody else asked for, with a reason.',
  },
  'request.withdraw': {
    roles: [...MANAGERS],
    class: null,
    fields: [],
    subjects: 'none',
    relationships: [],
    gives: 'nothing',
    reason: 'Take back my own wish.',
  },
  'account.lineage': {
    roles: [...MANAGERS],
    class: null,
    fields: [],
    subjects: 'none',
    relationships: [],
    gives: 'nothing',
    reason: 'Who descends from whom, before a freeze; agents only.',
  },
  'account.freeze': {
    roles: [...MANAGERS],
    class: null,
    fields: [],
    subjects: 'none',
    relationships: [],
    gives: 'nothing',
    reason: 'Freeze an account with all its descendants: narrowing, at once, by one person.',
  },
  'account.worst_case': {
    roles: [...MANAGERS],
    class: null,
    fields: [],
    subjects: 'none',
    relationships: [],
    gives: 'nothing',
    reason: 'How many people each account in my charge could be shown in a day: counts only.',
  },
  // The system and the operator: no session can ask for these.
  'mail.send': {
    roles: [],
    class: 'contact',
    fields: ['summary', 'email'],
    subjects: 'one',
    relationships: [],
    gives: 'nothing',
    reason: 'The mail job reads the address of one unsent message.',
  },
  'dossier.import': {
    roles: [],
    class: null,
    fields: [],
    subjects: 'one',
    relationships: [],
    gives: 'nothing',
    reason: 'The operator imports dossiers from a file; it writes and never reads.',
  },
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof OPERATIONS;

/** The register as `gate.load_operations` takes it: an array of rows. */
export function operationsRegister(): unknown[] {
  return Object.entries(OPERATIONS as Record<string, Operation>).map(([name, o]) => ({
    name,
    roles: o.roles,
    class: o.class,
    fields: o.fields,
    subjects: o.subjects,
    relationships: o.relationships,
    needs_purpose: o.needsPurpose ?? false,
    needs_presence: o.needsPresence ?? false,
    gives: o.gives ?? 'values',
    reason: o.reason,
  }));
}
