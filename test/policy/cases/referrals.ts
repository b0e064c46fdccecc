import { all, type Case, counsellors } from './case.ts';

/** Referrals; a word is written from both sides. */
export const REFERRALS: Case[] = [
  { operation: 'referral.view', fields: ['summary'], purpose: null, verdicts: counsellors },
  { operation: 'referral.of_person', fields: [], purpose: null, verdicts: counsellors },
  { operation: 'referral.propose', fields: [], purpose: null, verdicts: counsellors },
  { operation: 'referral.act', fields: [], purpose: null, verdicts: counsellors },
  { operation: 'referral.list', fields: [], purpose: null, verdicts: all('subjects', counsellors) },
  {
    operation: 'referral.word',
    fields: ['word'],
    purpose: null,
    verdicts: { ...counsellors, provider: 'ok', young: 'ok', 'other-link': 'out_of_scope' },
  },
];
