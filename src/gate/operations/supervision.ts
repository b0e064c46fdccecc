import { MANAGERS, type Operation } from './operation.ts';

/** Lineage, freeze and worst case: counts and agents only. */
export const SUPERVISION = {
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
} as const satisfies Record<string, Operation>;
