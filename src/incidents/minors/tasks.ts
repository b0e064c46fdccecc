import type { Task } from '../../jobs/index.ts';
import type { MinorsDeps } from '../deps.ts';
import { countMinors } from './count-minors.ts';

/** A run ends before the next turn of the timetable, and well before the queue gives its job up. */
const RUN_MS = 50_000;

/** What runs by itself: at once after a list was fixed, and every minute while there is something to count. */
export function incidentTasks(deps: MinorsDeps): Task[] {
  return [
    {
      name: 'incidents.minors',
      run: async () => {
        await countMinors(deps, Date.now() + RUN_MS);
      },
    },
  ];
}
