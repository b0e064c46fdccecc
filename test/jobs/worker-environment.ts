import { addressesOf } from '../db/address.ts';
import type { TestDatabase } from '../db/harness.ts';

/** The environment of a worker in a process of its own, on the test's database and its mail server. */
export function workerEnvironment(
  { db, config }: Pick<TestDatabase, 'db' | 'config'>,
  mail: { smtpUrl: string; mailFrom: string },
): Record<string, string> {
  return {
    ...addressesOf(db.connections),
    ECLUSE_DATA_DIR: config.dataDir,
    ECLUSE_PORT: '0',
    ECLUSE_RUN: 'worker',
    ECLUSE_SMTP_URL: mail.smtpUrl,
    ECLUSE_MAIL_FROM: mail.mailFrom,
  };
}
