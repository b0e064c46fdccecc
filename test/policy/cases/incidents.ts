import { type Case, nobody } from './case.ts';

const WITHOUT_SUBJECT: Case[] = [
  'incident.list',
  'incident.view',
  'incident.measure',
  'incident.open',
  'incident.change',
  'incident.fix',
  'incident.write',
  'incident.document',
  'incident.export',
  'incident.attach',
  'incident.identity',
  'incident.close',
].map((operation) => ({
  operation,
  fields: [],
  purpose: null,
  verdicts: { ...nobody, supervisor: 'subjects' },
}));

/** Incidents: supervisors only, and about nobody by name. */
export const INCIDENTS: Case[] = [
  ...WITHOUT_SUBJECT,
  { operation: 'incident.lift', fields: [], purpose: null, verdicts: { ...nobody, supervisor: 'subjects' } },
  {
    operation: 'incident.name',
    fields: ['summary', 'birthDate'],
    purpose: null,
    presence: true,
    verdicts: { ...nobody, supervisor: 'no_relationship' },
  },
  {
    operation: 'incident.name',
    fields: ['nir'],
    purpose: null,
    presence: true,
    verdicts: { ...nobody, supervisor: 'field' },
  },
  { operation: 'incident.count_minors', fields: ['birthDate'], purpose: null, verdicts: nobody },
  {
    operation: 'incident.attachment',
    fields: [],
    purpose: null,
    verdicts: { ...nobody, supervisor: 'subjects' },
  },
];
