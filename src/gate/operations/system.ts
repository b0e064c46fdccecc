import type { Operation } from './operation.ts';

/** The system and the operator: no session can ask for these. */
export const SYSTEM = {
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
