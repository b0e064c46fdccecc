import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { type Config, readConfig } from '../../src/config.ts';
import { startInstance } from '../../src/main.ts';
import { addressOf } from '../db/address.ts';
import { keepWatchPassword } from '../db/harness.ts';

const NAME = 'ecluse_demo';
const LOCK = 20_261_124;

/** A copy of the demonstration's database, and the settings of an instance that runs on it. */
export interface DemoCopy {
  config: Config;
  drop(): Promise<void>;
}

/**
 * The demonstration is loaded once a run, by a real start of an instance; each test file then works on a copy of it
 * (some tens of ms). `env` adds settings, such as ECLUSE_SMTP_URL.
 */
export async function copyDemo(env: Record<string, string> = {}): Promise<DemoCopy> {
  const masterKey = await withLock(loadOnce);
  const database = `j_${randomBytes(6).toString('hex')}`;
  const dataDir = await mkdtemp(join(tmpdir(), 'ecluse-journey-'));
  await writeFile(join(dataDir, 'master.key'), masterKey, { mode: 0o600 });
  await keepWatchPassword(dataDir);
  await onPostgres((client) =>
    client.query(`CREATE DATABASE ${database} TEMPLATE ${NAME} STRATEGY FILE_COPY`),
  );
  return {
    config: readConfig(settings(database, dataDir, env)),
    async drop() {
      await onPostgres((client) => client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`));
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Loads the template unless another test file has; returns its master key, kept in the template's comment. */
async function loadOnce(client: pg.Client): Promise<Buffer> {
  const { rows } = await client.query<{ key: string | null }>(
    `SELECT shobj_description(oid, 'pg_database') AS key FROM pg_database WHERE datname = $1`,
    [NAME],
  );
  if (rows[0]?.key) return Buffer.from(rows[0].key, 'base64');
  const dataDir = await mkdtemp(join(tmpdir(), 'ecluse-test-demo-'));
  await keepWatchPassword(dataDir);
  await client.query(`DROP DATABASE IF EXISTS ${NAME} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${NAME} TEMPLATE ${inject('testServer').template} STRATEGY FILE_COPY`);
  const instance = await startInstance(readConfig(settings(NAME, dataDir, {})), () => {});
  await instance.stop();
  const key = await readFile(join(dataDir, 'master.key'));
  await client.query(`COMMENT ON DATABASE ${NAME} IS ${pg.escapeLiteral(key.toString('base64'))}`);
  await rm(dataDir, { recursive: true, force: true });
  return key;
}

function settings(database: string, dataDir: string, env: Record<string, string>) {
  const { owner, rolePasswords } = inject('testServer');
  return {
    ECLUSE_PORT: '0',
    ECLUSE_DATA_DIR: dataDir,
    ECLUSE_DATABASE_URL: addressOf({ ...owner, database }),
    ECLUSE_APP_DATABASE_URL: addressOf({
      ...owner,
      database,
      user: 'ecluse_app',
      password: rolePasswords.app,
    }),
    ECLUSE_SIGNIN_DATABASE_URL: addressOf({
      ...owner,
      database,
      user: 'ecluse_signin',
      password: rolePasswords.signin,
    }),
    ECLUSE_DEMO: 'on',
    ...env,
  };
}

async function onPostgres<T>(act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...inject('testServer').owner, database: 'postgres' });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

function withLock<T>(act: (client: pg.Client) => Promise<T>): Promise<T> {
  return onPostgres(async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    return act(client);
  });
}
