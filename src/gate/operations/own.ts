import { AGENTS, type Operation } from './operation.ts';

/** Acts on the catalogue, one’s session and one’s own account: logged, they touch nobody’s dossier. */
export const OWN = {
  'catalogue.search': {
    roles: AGENTS,
    class: null,
    fields: [],
    subjects: 'none',
    relationships: [],
    gives: 'nothing',
    reason: 'The training catalogue is public information; agents only, to keep load bounded.',
  },
  'session.sign_in': {
    roles: [],
    class: null,
    fields: [],
    subjects: 'none',
    relationships: [],
    gives: 'nothing',
    reason: 'Before a session exists, nobody can be asked who they are: logged by the sign-in role.',
  },
  'account.own': {
    roles: [...AGENTS],
    class: null,
    fields: [],
    subjects: 'none',
    relationships: [],
    gives: 'nothing',
    reason: 'My own passkeys, sessions, budgets and latest accesses.',
  },
} as const satisfies Record<string, Operation>;
