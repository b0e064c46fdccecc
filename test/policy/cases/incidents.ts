import { type Case, nobody } from './case.ts';

/** Incidents: supervisors only, and about nobody by name. */
export const INCIDENTS: Case[] = [
  'incident.list',
  'incident.view',
  'incident.measure',
  'incident.open',
  'incident.change',
  'incident.fix',
  'incident.write',
  'incident.document',
  'incident.export',
  'incident.close',
].map((operation) => ({
  operation,
  fields: [],
  purpose: null,
  verdicts: { ...nobody, supervisor: 'subjects' },
}));
