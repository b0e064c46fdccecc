import { MINE, type Operation } from './operation.ts';

/** A young person and their identity at a provider. */
export const YOUNG = {
  'young.match': {
    roles: ['beneficiary'],
    class: null,
    fields: ['summary', 'birthDate'],
    subjects: 'one',
    relationships: ['self'],
    reason:
      'Compare the identity that the provider vouches for with the dossier, before binding the two: the person’s own data, shown to nobody.',
  },
  'young.bind': {
    roles: ['beneficiary'],
    class: null,
    fields: [],
    subjects: 'one',
    relationships: ['self'],
    gives: 'nothing',
    reason: 'Bind one’s identity at the provider to one’s own page, from a session by link.',
  },
  'young.unbind': {
    roles: ['beneficiary', 'counsellor'],
    class: null,
    fields: [],
    subjects: 'one',
    relationships: ['self', ...MINE],
    gives: 'nothing',
    reason: 'Undo the binding: narrowing, at once, by the person or by who follows them.',
  },
  'proposal.list': {
    roles: ['beneficiary'],
    class: null,
    fields: [],
    subjects: 'one',
    relationships: ['self'],
    gives: 'nothing',
    reason: 'The young person reads which trainings were proposed to them: their own data, without a name.',
  },
} as const satisfies Record<string, Operation>;
