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
  { operation: 'incident.count_minors', fields: ['birthDate'], purpose: null, verdicts: nobody },
  {
    operation: 'incident.attachment',
    fields: [],
    purpose: null,
    verdicts: { ...nobody, supervisor: 'subjects' },
  },
];
