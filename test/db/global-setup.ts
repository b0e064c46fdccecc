import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import type { TestProject } from 'vitest/node';
import { readConfig } from '../../src/config.ts';
import { migrate, openDatabase } from '../../src/db/index.ts';
import { operationsRegister } from '../../src/gate/index.ts';
import { markOwner, sweepKilledRuns, testFolderPrefix } from './sweep.ts';

/** What the test files need to make databases of their own. */
export interface TestServer {
  /** As the owner, on the migrated template. */
  owner: pg.ClientConfig;
  template: string;
  rolePasswords: { app: string; signin: string; watch: string };
}

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer;
  }
}

/**
 * One server a run, with one migrated database that the test files copy. TEST_DATABASE_URL (owner's address of a
 * throw-away PostgreSQL 15 or later) runs the suite on that server instead of the embedded one.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await sweepKilledRuns();
  const dataDir = await mkdtemp(join(tmpdir(), testFolderPrefix));
  await markOwner(dataDir);
  await chmod(dataDir, 0o711);
  const existing = process.env.TEST_DATABASE_URL;
  const template = existing ? await createTemplate(existing) : 'ecluse';
  const config = readConfig({
    ECLUSE_DATA_DIR: dataDir,
    ...(existing && { ECLUSE_DATABASE_URL: withDatabase(existing, template) }),
  });
  const db = await openDatabase(config, {
    testingOnlyNoFsync: true,
    testingOnlySettings: { max_connections: '200', autovacuum: 'off' },
  });
  await migrate(db, { operations: operationsRegister() });
  const { owner } = db.connections;
  const { app, signin, watch } = db.rolePasswords;
  if (owner === null || app === null || signin === null || watch === null)
    throw new Error('the test server needs its owner');
  // Nobody may be connected to a database while it is copied.
  await Promise.all([db.app.end(), db.signin.end(), db.watch.end()]);
  project.provide('testServer', { owner, template, rolePasswords: { app, signin, watch } });
  return async () => {
    if (existing) await dropTemplate(existing, template);
    else await db.stopServer();
    await rm(dataDir, { recursive: true, force: true });
  };
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

async function createTemplate(url: string): Promise<string> {
  const name = `ecluse_test_${process.pid}`;
  await asOwnerOf(url, `CREATE DATABASE ${name}`);
  return name;
}

async function dropTemplate(url: string, name: string): Promise<void> {
  await asOwnerOf(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

async function asOwnerOf(url: string, statement: string): Promise<void> {
  const { Client } = (await import('pg')).default;
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
