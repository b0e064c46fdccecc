/** Sends notices in a process of its own, for tests that kill it. Says each moment that it passes. */
import { readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/db/index.ts';
import { openMailer } from '../../src/mail/index.ts';
import { sendNotices } from '../../src/notices/send/send-notices.ts';
import { openVault } from '../../src/vault/index.ts';

const config = readConfig(JSON.parse(process.argv[2] ?? '{}') as Record<string, string>);
const db = await openDatabase(config);
await sendNotices(
  {
    config,
    db,
    vault: openVault(db.app, config.masterKeyFile),
    mailer: openMailer(config),
    async testingOnlyAt(moment, id) {
      process.stdout.write(`${moment} ${id}\n`);
    },
  },
  Date.now() + 600_000,
);
process.stdout.write('done\n');
process.exit(0);
