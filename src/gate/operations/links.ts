import type { Operation } from './operation.ts';

/** Acts through a one-time link: the young person and the training organisation. */
export const LINKS = {
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
} as const satisfies Record<string, Operation>;
