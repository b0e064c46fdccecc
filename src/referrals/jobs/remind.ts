import { callValue, type Queryable } from '../../db/index.ts';
import type { Task } from '../../jobs/index.ts';

/** Queues the reminders that are due (db/kernel/referrals/queue_reminders.sql says which), then their sending. */
export function remindTask(db: { app: Queryable }, sendWaiting: () => Promise<void>): Task {
  return {
    name: 'referrals.remind',
    async run() {
      const queued = await callValue<number>(db.app, 'referrals.queue_reminders', []);
      if (queued > 0) await sendWaiting();
    },
  };
}
