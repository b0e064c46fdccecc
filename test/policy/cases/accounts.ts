import { all, type Case, counsellors, nobody } from './case.ts';

/** Accounts: managers and supervisors only, and about nobody. */
export const ACCOUNTS: Case[] = [
  ...[
    'account.list',
    'account.request',
    'account.suspend',
    'account.remove',
    'account.review',
    'account.resend',
    'account.end_cover',
    'account.lineage',
    'account.freeze',
    'account.worst_case',
    'request.list',
    'request.approve',
    'request.refuse',
    'request.withdraw',
  ].map((operation) => ({
    operation,
    fields: [],
    purpose: null,
    verdicts: { ...nobody, manager: 'subjects', supervisor: 'subjects' },
  })),
  {
    operation: 'account.cancel_recovery',
    fields: [],
    purpose: null,
    verdicts: { ...all('subjects', counsellors), manager: 'subjects', supervisor: 'subjects' },
  },
];
