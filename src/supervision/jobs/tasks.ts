import { callValue, type Queryable } from '../../db/index.ts';
import type { Task } from '../../jobs/index.ts';

/** Keeps each day's worst case; run again on the same day it writes the same rows. */
export function supervisionTasks(deps: { db: { app: Queryable } }): Task[] {
  return [
    {
      name: 'supervision.worst-cases',
      async run() {
        await callValue<number>(deps.db.app, 'gate.keep_worst_cases', []);
      },
    },
  ];
}
