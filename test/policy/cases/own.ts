import { all, type Case, counsellors } from './case.ts';

/** One’s own account and the catalogue: about nobody. */
export const OWN: Case[] = [
  {
    operation: 'catalogue.search',
    fields: [],
    purpose: null,
    verdicts: { ...all('subjects', counsellors), manager: 'subjects', supervisor: 'subjects' },
  },
  {
    operation: 'account.own',
    fields: [],
    purpose: null,
    verdicts: { ...all('subjects', counsellors), manager: 'subjects', supervisor: 'subjects' },
  },
  {
    operation: 'account.link_sso',
    fields: [],
    purpose: null,
    verdicts: { ...all('subjects', counsellors), manager: 'subjects', supervisor: 'subjects' },
  },
  {
    operation: 'account.unlink_sso',
    fields: [],
    purpose: null,
    verdicts: { ...all('subjects', counsellors), manager: 'subjects', supervisor: 'subjects' },
  },
];
