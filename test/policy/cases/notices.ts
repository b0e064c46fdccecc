import { type Case, nobody } from './case.ts';

const supervisor = { ...nobody, supervisor: 'subjects' };

/** Notices: the supervisors’ alone; the job’s reading of addresses is nobody’s. */
export const NOTICES: Case[] = [
  { operation: 'notice.view', fields: [], purpose: null, verdicts: supervisor },
  { operation: 'notice.write', fields: [], purpose: null, verdicts: supervisor },
  { operation: 'notice.request', fields: [], purpose: null, verdicts: supervisor },
  { operation: 'notice.steer', fields: [], purpose: null, verdicts: supervisor },
  { operation: 'notice.letters', fields: [], purpose: null, verdicts: supervisor },
  { operation: 'notice.open', fields: ['email'], purpose: null, verdicts: nobody },
];
