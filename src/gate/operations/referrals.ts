import { MINE, type Operation } from './operation.ts';

/** Referrals, the counsellor’s side. */
export const REFERRALS = {
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
} as const satisfies Record<string, Operation>;
