import { PURPOSES } from '../../src/gate/index.ts';

/**
 * The table of cases: operation × who asks × state → verdict. It runs through SQL (`gate.test.ts`) and, where the
 * operation has a page, through HTTP (`test/journeys`). `ok` means allowed; anything else is the refusal's code.
 *
 * Who: `mine` follows the person; `cover` covers for the counsellor; `past` followed until yesterday; `colleague`
 * and `stranger` never did; `provider`/`young` hold a session by link for referral 1; `other-link` one for
 * referral 2; `manager` manages accounts; `supervisor` supervises.
 */
export const WHO = [
  'mine',
  'cover',
  'past',
  'colleague',
  'stranger',
  'manager',
  'supervisor',
  'provider',
  'young',
  'other-link',
] as const;
export type Who = (typeof WHO)[number];

export interface Case {
  operation: string;
  fields: string[];
  purpose: string | null;
  presence?: boolean;
  verdicts: Record<Who, string>;
}

const nobody: Record<Who, string> = {
  mine: 'role',
  cover: 'role',
  past: 'role',
  colleague: 'role',
  stranger: 'role',
  manager: 'role',
  supervisor: 'role',
  provider: 'role',
  young: 'role',
  'other-link': 'role',
};
const counsellors: Record<Who, string> = {
  ...nobody,
  mine: 'ok',
  cover: 'ok',
  past: 'no_relationship',
  colleague: 'no_relationship',
  stranger: 'no_relationship',
};
const all = (code: string, verdicts: Record<Who, string>): Record<Who, string> =>
  ({
    ...verdicts,
    ...Object.fromEntries(
      Object.entries(verdicts)
        .filter(([, v]) => v === 'ok' || v === 'no_relationship')
        .map(([k]) => [k, code]),
    ),
  }) as Record<Who, string>;
const provider: Record<Who, string> = { ...nobody, provider: 'ok', 'other-link': 'out_of_scope' };

export const CASES: Case[] = [
  { operation: 'caseload.list', fields: ['summary'], purpose: null, verdicts: counsellors },
  { operation: 'dossier.search', fields: ['summary'], purpose: null, verdicts: counsellors },
  { operation: 'dossier.name', fields: ['summary'], purpose: null, verdicts: counsellors },
  { operation: 'dossier.open', fields: ['summary', 'note', 'journal'], purpose: null, verdicts: counsellors },
  { operation: 'dossier.open', fields: ['nir'], purpose: null, verdicts: all('field', counsellors) },
  { operation: 'contact.reveal', fields: ['phone'], purpose: 'follow_up', verdicts: counsellors },
  { operation: 'contact.reveal', fields: ['phone'], purpose: null, verdicts: all('purpose', counsellors) },
  {
    operation: 'contact.reveal',
    fields: ['phone'],
    purpose: 'curiosity',
    verdicts: all('purpose', counsellors),
  },
  {
    operation: 'contact.reveal',
    fields: ['birthDate'],
    purpose: 'follow_up',
    verdicts: all('field', counsellors),
  },
  {
    operation: 'identifier.reveal',
    fields: ['nir'],
    purpose: 'training_enrolment',
    presence: true,
    verdicts: counsellors,
  },
  {
    operation: 'identifier.reveal',
    fields: ['nir'],
    purpose: 'training_enrolment',
    verdicts: { ...counsellors, mine: 'presence', cover: 'presence' },
  },
  {
    operation: 'identifier.reveal',
    fields: ['nir'],
    purpose: null,
    presence: true,
    verdicts: all('purpose', counsellors),
  },
  { operation: 'dossier.change', fields: ['phone'], purpose: null, verdicts: counsellors },
  { operation: 'note.add', fields: ['note'], purpose: null, verdicts: counsellors },
  { operation: 'note.add', fields: ['phone'], purpose: null, verdicts: all('field', counsellors) },
  { operation: 'referral.view', fields: ['summary'], purpose: null, verdicts: counsellors },
  { operation: 'referral.of_person', fields: [], purpose: null, verdicts: counsellors },
  { operation: 'referral.propose', fields: [], purpose: null, verdicts: counsellors },
  { operation: 'referral.act', fields: [], purpose: null, verdicts: counsellors },
  {
    operation: 'dossier.check_duplicate',
    fields: [],
    purpose: null,
    verdicts: { ...counsellors, past: 'ok', colleague: 'ok' },
  },
  // one person too many for acts on nobody
  { operation: 'dossier.create', fields: [], purpose: null, verdicts: all('subjects', counsellors) },
  { operation: 'referral.list', fields: [], purpose: null, verdicts: all('subjects', counsellors) },
  {
    operation: 'catalogue.search',
    fields: [],
    purpose: null,
    verdicts: { ...all('subjects', counsellors), manager: 'subjects', supervisor: 'subjects' },
  },
  {
    operation: 'account.own',
    fields: [],
    purpose: null,
    verdicts: { ...all('subjects', counsellors), manager: 'subjects', supervisor: 'subjects' },
  },
  // accounts: managers and supervisors only, and about nobody
  ...[
    'account.list',
    'account.request',
    'account.suspend',
    'account.remove',
    'account.review',
    'account.resend',
    'account.end_cover',
    'account.lineage',
    'account.freeze',
    'account.worst_case',
    'request.list',
    'request.approve',
    'request.refuse',
    'request.withdraw',
  ].map((operation) => ({
    operation,
    fields: [],
    purpose: null,
    verdicts: { ...nobody, manager: 'subjects', supervisor: 'subjects' },
  })),
  {
    operation: 'account.cancel_recovery',
    fields: [],
    purpose: null,
    verdicts: { ...all('subjects', counsellors), manager: 'subjects', supervisor: 'subjects' },
  },
  // by link
  { operation: 'proposal.view', fields: ['summary'], purpose: null, verdicts: { ...nobody, young: 'ok' } },
  { operation: 'proposal.view', fields: ['note'], purpose: null, verdicts: { ...nobody, young: 'field' } },
  { operation: 'proposal.answer', fields: [], purpose: null, verdicts: { ...nobody, young: 'ok' } },
  { operation: 'candidate.view', fields: ['summary', 'situation'], purpose: null, verdicts: provider },
  {
    operation: 'candidate.view',
    fields: ['phone'],
    purpose: null,
    verdicts: { ...provider, provider: 'field' },
  },
  { operation: 'candidate.contact', fields: ['phone'], purpose: 'referral_answer', verdicts: provider },
  {
    operation: 'candidate.contact',
    fields: ['phone'],
    purpose: null,
    verdicts: { ...provider, provider: 'purpose' },
  },
  {
    operation: 'candidate.contact',
    fields: ['email'],
    purpose: 'referral_answer',
    verdicts: { ...provider, provider: 'field' },
  },
  { operation: 'candidate.answer', fields: [], purpose: null, verdicts: provider },
  {
    operation: 'referral.word',
    fields: ['word'],
    purpose: null,
    verdicts: { ...counsellors, provider: 'ok', young: 'ok', 'other-link': 'out_of_scope' },
  },
  // nobody's: the system, the operator, the sign-in role
  { operation: 'mail.send', fields: ['email'], purpose: null, verdicts: nobody },
  { operation: 'dossier.import', fields: [], purpose: null, verdicts: nobody },
  { operation: 'session.sign_in', fields: [], purpose: null, verdicts: nobody },
  {
    operation: 'dossier.export_all',
    fields: ['nir'],
    purpose: PURPOSES[0],
    verdicts: Object.fromEntries(WHO.map((w) => [w, 'unknown_operation'])) as Record<Who, string>,
  },
];
