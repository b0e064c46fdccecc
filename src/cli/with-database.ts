import type pg from 'pg';
import { type Config, readConfig } from '../config.ts';
import { type Database, isMigrated, migrate, openDatabase } from '../db/index.ts';
import { operationsRegister } from '../gate/index.ts';

/** Says something to a person: on stderr, so that stdout holds results only. */
export const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/**
 * Runs one act of the operator as the owner of the database, migrated first when it is not: beside a running
 * instance if there is one, else on a server started for the time of the act.
 */
export async function withOwner<T>(
  act: (owner: pg.Client, config: Config, db: Database) => Promise<T>,
): Promise<T> {
  const config = readConfig();
  const db = await openDatabase(config, { whenRunning: 'share' });
  try {
    const operations = operationsRegister();
    if (!(await isMigrated(db, operations))) await migrate(db, { operations, say });
    const owner = await db.owner();
    try {
      return await act(owner, config, db);
    } finally {
      await owner.end();
    }
  } finally {
    await db.close();
  }
}
