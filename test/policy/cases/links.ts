import { type Case, nobody, provider } from './case.ts';

/** By one-time link. */
export const LINKS: Case[] = [
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
];
