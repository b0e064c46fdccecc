import type { Operation, Role } from './operation.ts';

const SUPERVISOR: Role[] = ['supervisor'];
const act = (reason: string) =>
  ({
    roles: SUPERVISOR,
    class: null,
    fields: [],
    subjects: 'none',
    relationships: [],
    gives: 'nothing',
    reason,
  }) as const satisfies Operation;

/** Notices to the people of an incident: counts and words; nobody’s name or address is in any of them. */
export const NOTICES = {
  'notice.view': act('How the notices of one incident stand: counts by channel, the words, the pace.'),
  'notice.write': act('Write what the notices say, before anybody approves them.'),
  'notice.request': act('Ask for the notices to be sent: it takes another supervisor to grant it.'),
  'notice.steer': act('Pause or resume a sending that was approved: nobody is added to it.'),
  'notice.letters': {
    ...act('Take out a file of letters, which only the print house can open.'),
    needsPresence: true,
  },
  'notice.open': {
    roles: [],
    class: null,
    fields: ['summary', 'email', 'phone', 'address'],
    subjects: 'many',
    relationships: [],
    gives: 'nothing',
    reason: 'The job reads one address of each person whose approved notice is about to leave.',
  },
} as const satisfies Record<string, Operation>;
