import { EcluseError } from '../../errors.ts';
import type { Task } from '../../jobs/index.ts';
import type { NoticeJobDeps } from '../deps.ts';
import { parseAgeRecipient } from '../send/age.ts';
import { sendNotices } from '../send/send-notices.ts';

/** A run ends before the next turn of the timetable, and well before the queue gives its job up. */
const RUN_MS = 50_000;

/**
 * What runs by itself: every minute, and at once after an approval, whatever is approved and not paused.
 * @throws EcluseError `setting_refused` when the print house's key is mistyped
 */
export function noticeTasks(deps: NoticeJobDeps): Task[] {
  const key = deps.config.printHouseKey;
  if (key !== null && parseAgeRecipient(key) === null)
    throw new EcluseError('setting_refused', 'ECLUSE_PRINT_HOUSE_KEY: mistyped (its checksum is wrong)');
  return [
    {
      name: 'notices.send',
      run: async () => {
        await sendNotices(deps, Date.now() + RUN_MS);
      },
    },
  ];
}
