import { type Case, counsellors, nobody } from './case.ts';

/** A young person and their identity at a provider. */
export const YOUNG: Case[] = [
  {
    operation: 'young.match',
    fields: ['summary', 'birthDate'],
    purpose: null,
    verdicts: { ...nobody, young: 'ok' },
  },
  { operation: 'young.match', fields: ['nir'], purpose: null, verdicts: { ...nobody, young: 'field' } },
  { operation: 'young.bind', fields: [], purpose: null, verdicts: { ...nobody, young: 'ok' } },
  { operation: 'young.unbind', fields: [], purpose: null, verdicts: { ...counsellors, young: 'ok' } },
  { operation: 'proposal.list', fields: [], purpose: null, verdicts: { ...nobody, young: 'ok' } },
];
