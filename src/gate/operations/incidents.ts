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

/** Incidents: counts, pseudonyms and agents; a young person’s name is in none of them. */
export const INCIDENTS = {
  'incident.list': act('The incidents of my supervision, and the accounts that one may be about.'),
  'incident.view': act('One incident: its accounts, timeline and documents.'),
  'incident.measure': act('How many people were exposed, and which data; the list by pseudonym.'),
  'incident.open': act('Open an incident: the 72 hours of GDPR art. 33 are counted from what it says.'),
  'incident.change': act('Change the accounts, the window, the title or the clock of an incident.'),
  'incident.fix': act('Fix the list of people exposed: what notices and documents rest on.'),
  'incident.write': act('Add a fact, a decision or a piece of evidence; nothing is ever rewritten.'),
  'incident.document': act('Save a version of a notification, a report, the register or a complaint.'),
  'incident.export': act('Take a document out of the instance, as PDF or text: who did is in the log.'),
  'incident.attach': act(
    'Add a piece of evidence to the file, or withdraw one with a reason; none is ever removed.',
  ),
  'incident.attachment': {
    ...act('Take out one piece of evidence: a letter or a screenshot may name people.'),
    needsPresence: true,
  },
  'incident.identity': act(
    'Ask for the identity of one person exposed: it takes another person to grant it.',
  ),
  'incident.lift': {
    ...act('Take up an identity that a second person granted: once for each touch, for a short time.'),
    needsPresence: true,
  },
  'incident.name': {
    roles: SUPERVISOR,
    class: 'identifier',
    fields: ['summary', 'birthDate'],
    subjects: 'one',
    relationships: ['named'],
    needsPresence: true,
    reason:
      'Name and birth date of one person exposed, for a complaint that must name them, after two people agreed.',
  },
  'incident.count_minors': {
    roles: [],
    class: null,
    fields: ['birthDate'],
    subjects: 'many',
    relationships: [],
    gives: 'nothing',
    reason:
      'The job reads the birth date of each person exposed, once, to say how many were minors; nobody sees it.',
  },
  'incident.close': act('Close an incident, or open it again with a reason.'),
} as const satisfies Record<string, Operation>;
