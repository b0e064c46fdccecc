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
  'account.link_sso': {
    roles: [...AGENTS],
    class: null,
    fields: [],
    subjects: 'none',
    relationships: [],
    gives: 'nothing',
    reason: 'Link my own account to my identity at the provider: by a passkey touch made for this very act.',
  },
  'account.unlink_sso': {
    roles: [...AGENTS],
    class: null,
    fields: [],
    subjects: 'none',
    relationships: [],
    gives: 'nothing',
    reason: 'Undo that link: narrowing, at once.',
  },
} as const satisfies Record<string, Operation>;
