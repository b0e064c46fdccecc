import type { Pool } from 'pg';
import { callValue } from '../../db/index.ts';
import type { Task } from '../../jobs/index.ts';
import type { Mailer } from '../../mail/index.ts';
import { sendWaitingMail } from './send-mail.ts';

export interface AccountJobDeps {
  db: { app: Pool };
  mailer: Mailer;
  config: { publicUrl: string };
}

/** What runs by itself: mail about accounts; and what time does to them (expiry, reviews, recoveries). */
export function accountTasks(deps: AccountJobDeps): Task[] {
  return [
    { name: 'accounts.mail', run: () => sendWaitingMail(deps) },
    {
      name: 'accounts.upkeep',
      async run() {
        // One account a call, each its own transaction: see identity.upkeep_at for why. The bound is for a day when
        // a whole region comes due; the next turn goes on.
        for (let turn = 0; turn < 500; turn += 1)
          if (!(await callValue<boolean>(deps.db.app, 'identity.upkeep', []))) break;
        await sendWaitingMail(deps);
      },
    },
  ];
}
