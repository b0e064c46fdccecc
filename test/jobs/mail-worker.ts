/** A worker of its own process, for tests that kill it. Reads what it needs from its first argument (JSON). */

import { readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/db/index.ts';
import { openMailer } from '../../src/mail/index.ts';
import { startReferralJobs } from '../../src/referrals/index.ts';
import { openVault } from '../../src/vault/index.ts';

const { env, stallAfter } = JSON.parse(process.argv[2] ?? '{}') as {
  env: Record<string, string>;
  stallAfter: number;
};
const config = readConfig(env);
const db = await openDatabase(config);
let sent = 0;
await startReferralJobs({
  config: { publicUrl: config.publicUrl, run: 'worker' },
  db,
  vault: openVault(db.app, config.masterKeyFile),
  mailer: openMailer(config),
  testingOnly: { noTimetable: true, retryDelaySeconds: 1 },
  // The named point: the server has the mail, the database does not know it yet.
  async testingOnlyAfterSending() {
    sent += 1;
    if (sent < stallAfter) return;
    process.stdout.write('stalled\n');
    await new Promise(() => {});
  },
});
process.stdout.write('ready\n');
