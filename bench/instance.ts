import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, readConfig } from '../src/config.ts';
import { type Database, migrate, openDatabase } from '../src/db/index.ts';
import { operationsRegister } from '../src/gate/index.ts';

/** A throw-away instance on its own embedded PostgreSQL, durable as in production. */
export async function benchInstance(): Promise<{ db: Database; config: Config; close(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'ecluse-bench-'));
  const config = readConfig({ ECLUSE_DATA_DIR: dataDir, ECLUSE_PORT: '0', ECLUSE_DEMO: 'off' });
  const db = await openDatabase(config);
  await migrate(db, { operations: operationsRegister() });
  return {
    db,
    config,
    async close() {
      await db.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
