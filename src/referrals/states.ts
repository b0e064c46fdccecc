/**
 * The one transition table of a referral: from × act → to, who may, whether a reason is compulsory, who is told.
 * SQL reads the same rows (db/kernel/referrals/transitions.sql) and docs/referral-states.md draws them; both are
 * written by `write-states.ts` and compared by `states.test.ts`, so that there is one truth.
 *
 * A training organisation's assessment beforehand is another thing, with another word in LHEO: it is not modelled here.
 */

export const STATES = [
  'proposed',
  'accepted',
  'declined',
  'sent',
  'invited_to_information_meeting',
  'invited_to_interview',
  'present',
  'absent',
  'admitted',
  'waiting_list',
  'refused',
  'entered',
  'finished',
  'dropped',
  'withdrawn',
] as const;
export type State = (typeof STATES)[number];

/** Nothing more is expected from anybody. */
export const END_STATES = [
  'declined',
  'refused',
  'finished',
  'dropped',
  'withdrawn',
] as const satisfies State[];

export const PARTIES = ['counsellor', 'beneficiary', 'provider', 'system'] as const;
export type Party = (typeof PARTIES)[number];

export const ACTS = [
  'propose',
  'accept',
  'decline',
  'send',
  'invite_to_information_meeting',
  'invite_to_interview',
  'mark_present',
  'mark_absent',
  'admit',
  'put_on_waiting_list',
  'refuse',
  'take_back',
  'enter',
  'finish',
  'drop',
  'renounce',
  'withdraw',
] as const;
export type Act = (typeof ACTS)[number];

export interface Transition {
  act: Act;
  /** `null`: the referral does not exist yet. */
  from: readonly State[] | null;
  to: State;
  by: readonly Party[];
  /** A closed code is compulsory; the code `other` also wants a word. */
  reason: boolean;
  /** A date and a place are compulsory. */
  meeting: boolean;
  /** Only so long after the state began. */
  withinHours: number | null;
  tells: readonly Party[];
}

const INVITED: State[] = ['invited_to_information_meeting', 'invited_to_interview'];

const line = (
  act: Act,
  from: State[] | null,
  to: State,
  by: Party[],
  tells: Party[],
  more: Partial<Pick<Transition, 'reason' | 'meeting' | 'withinHours'>> = {},
): Transition => ({ act, from, to, by, tells, reason: false, meeting: false, withinHours: null, ...more });

export const TRANSITIONS: readonly Transition[] = [
  line('propose', null, 'proposed', ['counsellor'], ['beneficiary']),
  line('accept', ['proposed'], 'accepted', ['beneficiary'], ['counsellor']),
  line('decline', ['proposed'], 'declined', ['beneficiary'], ['counsellor'], { reason: true }),
  // Right after acceptance, in the same transaction: nobody has to remember to send.
  line('send', ['accepted'], 'sent', ['system'], ['provider', 'beneficiary']),
  line(
    'invite_to_information_meeting',
    ['sent', 'absent', 'waiting_list', ...INVITED],
    'invited_to_information_meeting',
    ['provider'],
    ['beneficiary', 'counsellor'],
    { meeting: true },
  ),
  line(
    'invite_to_interview',
    ['sent', 'present', 'absent', 'waiting_list', ...INVITED],
    'invited_to_interview',
    ['provider'],
    ['beneficiary', 'counsellor'],
    { meeting: true },
  ),
  line('mark_present', [...INVITED, 'absent'], 'present', ['provider'], ['counsellor']),
  line('mark_absent', INVITED, 'absent', ['provider'], ['beneficiary', 'counsellor']),
  line('admit', ['sent', 'present', 'waiting_list'], 'admitted', ['provider'], ['beneficiary', 'counsellor']),
  line(
    'put_on_waiting_list',
    ['sent', 'present'],
    'waiting_list',
    ['provider'],
    ['beneficiary', 'counsellor'],
  ),
  line(
    'refuse',
    ['sent', 'present', 'absent', 'waiting_list'],
    'refused',
    ['provider'],
    ['beneficiary', 'counsellor'],
    { reason: true },
  ),
  // A mistaken click must be mendable; after a day the young person has planned something else.
  line('take_back', ['refused'], 'sent', ['provider'], ['beneficiary', 'counsellor'], { withinHours: 24 }),
  line('enter', ['admitted'], 'entered', ['provider', 'counsellor'], ['beneficiary', 'counsellor']),
  line('finish', ['entered'], 'finished', ['provider', 'counsellor'], ['beneficiary', 'counsellor']),
  // `admitted` too: who was admitted and never came must not stay admitted for ever.
  line(
    'drop',
    ['admitted', 'entered'],
    'dropped',
    ['provider', 'counsellor'],
    ['beneficiary', 'counsellor'],
    { reason: true },
  ),
  // Having accepted is not a promise: consent can be taken back as easily as it was given.
  line(
    'renounce',
    ['sent', ...INVITED, 'present', 'absent', 'admitted', 'waiting_list'],
    'declined',
    ['beneficiary'],
    ['counsellor', 'provider'],
    { reason: true },
  ),
  line(
    'withdraw',
    ['proposed', 'accepted', 'sent', ...INVITED, 'present', 'absent', 'admitted', 'waiting_list', 'entered'],
    'withdrawn',
    ['counsellor'],
    ['beneficiary', 'provider'],
    { reason: true },
  ),
];

/** The closed lists of reasons. Adding one is a change of this file, its texts and the generated SQL. */
export const REASONS = {
  decline: ['other_plan', 'too_far', 'dates', 'not_interested', 'prefer_not_to_say', 'other'],
  renounce: ['other_plan', 'too_far', 'dates', 'not_interested', 'prefer_not_to_say', 'other'],
  refuse: ['session_full', 'prerequisites', 'project_unclear', 'travel_or_hours', 'other'],
  drop: ['job_found', 'never_came', 'health_or_family', 'travel_or_hours', 'not_suited', 'other'],
  withdraw: [
    'mistake',
    'better_session',
    'situation_changed',
    'session_cancelled',
    'young_person_asks',
    'other',
  ],
} as const satisfies Partial<Record<Act, readonly string[]>>;
export type ReasonedAct = keyof typeof REASONS;
export type Reason = (typeof REASONS)[ReasonedAct][number];

export const WORD_MAX_CHARACTERS = 500;

/** What an act or a proposal may be refused for, beside the gate's own codes. */
export const REFERRAL_CODES = [
  'state',
  'party',
  'reason_required',
  'word',
  'word_length',
  'meeting',
  'too_late',
  'session_closed',
  'session_unknown',
  'duplicate',
  'provider_email',
  'beneficiary_email',
  // Of the forms themselves: nothing was chosen.
  'choice',
  'nobody',
] as const;
export type ReferralCode = (typeof REFERRAL_CODES)[number];

export const isEnd = (state: State): boolean => (END_STATES as readonly State[]).includes(state);

export const hasReasons = (act: Act): act is ReasonedAct => act in REASONS;

/** Whom the state waits for: `null` once nothing more is expected. */
export const WAITS_FOR: Record<State, Exclude<Party, 'system'> | null> = {
  proposed: 'beneficiary',
  accepted: 'provider',
  declined: null,
  sent: 'provider',
  invited_to_information_meeting: 'provider',
  invited_to_interview: 'provider',
  present: 'provider',
  absent: 'provider',
  admitted: 'provider',
  waiting_list: 'provider',
  refused: null,
  entered: 'provider',
  finished: null,
  dropped: null,
  withdrawn: null,
};

export type Verdict = { ok: true; transition: Transition } | { ok: false; code: 'state' | 'party' };

/** Which transition an act is, from a state, by a party. `party` when somebody else may, `state` when nobody may. */
export function findTransition(state: State, act: Act, party: Party): Verdict {
  const transition = TRANSITIONS.find((t) => t.act === act && t.from?.includes(state));
  if (!transition) return { ok: false, code: 'state' };
  return transition.by.includes(party) ? { ok: true, transition } : { ok: false, code: 'party' };
}

/** The acts open to a party in a state, in the table's order. */
export function listActs(state: State, party: Party): Transition[] {
  return TRANSITIONS.filter((t) => t.from?.includes(state) && t.by.includes(party));
}
