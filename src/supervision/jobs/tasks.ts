import { callValue, type Queryable } from '../../db/index.ts';
import type { Task } from '../../jobs/index.ts';

/** Keeps each day's worst case; run again on the same day it finds nothing left to keep. */
export function supervisionTasks(deps: { db: { app: Queryable } }): Task[] {
  return [
    {
      name: 'supervision.worst-cases',
      async run() {
        // Five hundred a call; the bound is for a fault that would never end.
        for (let turn = 0; turn < 1000; turn += 1)
          if (!(await callValue<number>(deps.db.app, 'gate.keep_worst_cases', []))) break;
      },
    },
  ];
}
