import { callValue, type Queryable } from '../../db/index.ts';
import type { Task } from '../../jobs/index.ts';
import type { Watcher } from '../watcher.ts';

/** At a time, so that a busy minute does not hold all connections. */
const LANES = 2;

/**
 * `watch.catch-up` looks at whoever acted since it last looked, whichever process served them: what a killed process
 * did not come to, what another one hides. Every minute and at each start. `watch.learn`: what is usual, every night.
 */
export function watchTasks(deps: { db: { watch: Queryable }; watcher: Watcher }): Task[] {
  return [
    { name: 'watch.catch-up', run: () => catchUp(deps) },
    {
      name: 'watch.learn',
      async run() {
        // Two hundred a call; the bound is for a fault that would never end.
        for (let turn = 0; turn < 1000; turn += 1)
          if (!(await callValue<boolean>(deps.db.watch, 'watch.learn', []))) break;
      },
    },
  ];
}

/** Looks at everybody who is due, then moves the cursor: killed in between, it looks again. */
export async function catchUp(deps: { db: { watch: Queryable }; watcher: Watcher }): Promise<void> {
  const due = await callValue<{ upto: string; accounts: string[] }>(deps.db.watch, 'watch.due', []);
  const left = [...due.accounts];
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      for (let account = left.pop(); account !== undefined; account = left.pop())
        await deps.watcher.evaluate(account);
    }),
  );
  await callValue(deps.db.watch, 'watch.caught_up', [due.upto]);
}
