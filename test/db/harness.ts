import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { type Config, readConfig } from '../../src/config.ts';
import type { Database } from '../../src/db/index.ts';
import { databaseOn } from '../../src/db/open-database.ts';

/** A fresh migrated database of its own, and what goes with it. */
export interface TestDatabase {
  db: Database;
  /** Demo on, port 0, a throw-away data folder. */
  config: Config;
  close(): Promise<void>;
}

/**
 * A fresh, migrated, empty database for one test file, copied from the run's template in some tens of ms.
 *
 * @example
 * const t = await testDatabase();
 * afterAll(() => t.close());
 * await t.db.app.query('SELECT …');
 */
export async function testDatabase(env: Record<string, string> = {}): Promise<TestDatabase> {
  const server = inject('testServer');
  const database = `t_${randomBytes(6).toString('hex')}`;
  await asOwner(server.owner, `CREATE DATABASE ${database} TEMPLATE ${server.template} STRATEGY FILE_COPY`);
  const as = (role: Partial<pg.ClientConfig>): pg.ClientConfig => ({ ...server.owner, database, ...role });
  const db = databaseOn(
    {
      owner: as({}),
      app: as({ user: 'ecluse_app', password: server.rolePasswords.app }),
      signin: as({ user: 'ecluse_signin', password: server.rolePasswords.signin }),
      watch: as({ user: 'ecluse_watch', password: server.rolePasswords.watch }),
    },
    server.rolePasswords,
    new Promise(() => {}),
    async () => {},
  );
  const dataDir = await mkdtemp(join(tmpdir(), 'ecluse-test-data-'));
  await keepWatchPassword(dataDir);
  return {
    db,
    config: readConfig({ ECLUSE_DATA_DIR: dataDir, ECLUSE_PORT: '0', ...env }),
    async close() {
      await db.close();
      await asOwner(server.owner, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** For an instance started on this folder with the roles' addresses: what its operator would put there. */
export async function keepWatchPassword(dataDir: string): Promise<void> {
  const { watch } = inject('testServer').rolePasswords;
  await writeFile(join(dataDir, 'watch-password'), `${watch}\n`, { mode: 0o600 });
}

async function asOwner(owner: pg.ClientConfig, statement: string): Promise<void> {
  const client = new pg.Client({ ...owner, database: 'postgres' });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
