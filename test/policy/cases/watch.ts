import { type Case, nobody } from './case.ts';

const about = { fields: [], purpose: null };

/** Alerts: whoever looks after accounts reads, supervisors act; about nobody, hence `subjects` for one too many. */
export const WATCH: Case[] = [
  ...['alert.list', 'alert.view'].map((operation) => ({
    ...about,
    operation,
    verdicts: { ...nobody, manager: 'subjects', supervisor: 'subjects' },
  })),
  ...['alert.end_sessions', 'alert.close_links', 'alert.close', 'breaker.break'].map((operation) => ({
    ...about,
    operation,
    verdicts: { ...nobody, supervisor: 'subjects' },
  })),
  { ...about, operation: 'watch.raise', verdicts: nobody },
  { ...about, operation: 'watch.ask_touch', verdicts: nobody },
];
