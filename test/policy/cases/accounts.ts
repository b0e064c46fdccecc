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
  ].map((operation) => ({
    operation,
    fields: [],
    purpose: null,
    verdicts: { ...nobody, manager: 'subjects', supervisor: 'subjects' },
  })),
  ...['account.cancel_recovery', 'request.withdraw'].map((operation) => ({
    operation,
    fields: [],
    purpose: null,
    verdicts: { ...all('subjects', counsellors), manager: 'subjects', supervisor: 'subjects' },
  })),
  { operation: 'budget.request', fields: [], purpose: null, verdicts: all('subjects', counsellors) },
];
