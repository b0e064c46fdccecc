import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { ownerRole } from '../../src/db/embedded/cluster.ts';
import { type EmbeddedServer, startServer } from '../../src/db/embedded/server.ts';
import { isMigrated, migrate, openDatabase } from '../../src/db/index.ts';
import { operationsRegister } from '../../src/gate/index.ts';
import { startInstance } from '../../src/main.ts';

const operations = operationsRegister();
let parent: string;
let server: EmbeddedServer;

/** Stands for somebody else's PostgreSQL: its own server, whose owner of our database is no superuser. */
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'ecluse-external-'));
  await chmod(parent, 0o711);
  await mkdir(join(parent, 'server'));
  server = await startServer({
    dataDir: join(parent, 'server'),
    ownerPassword: 'super',
    say: () => {},
    testingOnlyNoFsync: true,
  });
  const client = new pg.Client({
    host: server.socketDir,
    user: ownerRole,
    password: 'super',
    database: 'postgres',
  });
  await client.connect();
  await client.query(`CREATE ROLE limited LOGIN CREATEROLE PASSWORD 'limited'`);
  await client.query('CREATE DATABASE theirs OWNER limited');
  await client.end();
});

afterAll(async () => {
  await server.stop();
  await rm(parent, { recursive: true, force: true });
});

function address(user: string, password: string): string {
  return `postgres://${user}:${password}@localhost/theirs?host=${encodeURIComponent(server.socketDir)}`;
}

describe('an existing PostgreSQL', () => {
  it('is migrated by an owner that is no superuser, twice without harm', async () => {
    const config = readConfig({
      ECLUSE_DATA_DIR: join(parent, 'data'),
      ECLUSE_DATABASE_URL: address('limited', 'limited'),
    });
    const db = await openDatabase(config);
    try {
      expect((await migrate(db, { operations })).applied.length).toBeGreaterThan(3);
      expect(await migrate(db, { operations })).toEqual({ applied: [], changed: false });
      expect((await migrate(db, { operations, always: true })).applied).toEqual([]);
      const { rows } = await db.app.query('SELECT current_user AS role');
      expect(rows).toEqual([{ role: 'ecluse_app' }]);
      const watch = await db.watch.query('SELECT current_user AS role, watch.due() IS NOT NULL AS looks');
      expect(watch.rows).toEqual([{ role: 'ecluse_watch', looks: true }]);
      await expect(db.app.query('SELECT FROM vault.sealed')).rejects.toThrow(/permission denied/);
    } finally {
      await db.close();
    }
  });

  it('serves a process that was given no owner, and tells it whether it is migrated', async () => {
    const owner = new pg.Client(address('limited', 'limited'));
    await owner.connect();
    try {
      await owner.query(
        `ALTER ROLE ecluse_app PASSWORD 'a'; ALTER ROLE ecluse_signin PASSWORD 's'; ALTER ROLE ecluse_watch PASSWORD 'w'`,
      );
    } finally {
      await owner.end();
    }
    const config = readConfig({
      ECLUSE_DATA_DIR: join(parent, 'none'),
      ECLUSE_APP_DATABASE_URL: address('ecluse_app', 'a'),
      ECLUSE_SIGNIN_DATABASE_URL: address('ecluse_signin', 's'),
    });
    await expect(openDatabase(config)).rejects.toThrow(/watch-password is missing/);
    await mkdir(join(parent, 'none'), { recursive: true });
    const password = join(parent, 'none', 'watch-password');
    await writeFile(password, 'w\n', { mode: 0o644 });
    await expect(openDatabase(config)).rejects.toThrow(/chmod 600/);
    await chmod(password, 0o600);
    const db = await openDatabase(config);
    try {
      expect((await db.watch.query('SELECT current_user AS role')).rows).toEqual([{ role: 'ecluse_watch' }]);
      expect(await isMigrated(db, operations)).toBe(true);
      expect(await isMigrated(db, [])).toBe(false);
      await expect(db.owner()).rejects.toThrow(/owner/);
    } finally {
      await db.close();
    }
  });

  it('starts no instance without its watch: a wrong watch-password is refused, and not repeated', async () => {
    const dataDir = join(parent, 'unwatched');
    await mkdir(dataDir, { recursive: true });
    await writeFile(join(dataDir, 'watch-password'), 'hunter2\n', { mode: 0o600 });
    const config = readConfig({
      ECLUSE_DATA_DIR: dataDir,
      ECLUSE_RUN: 'worker',
      ECLUSE_APP_DATABASE_URL: address('ecluse_app', 'a'),
      ECLUSE_SIGNIN_DATABASE_URL: address('ecluse_signin', 's'),
    });
    const started = startInstance(config, () => {}, { log: false });
    try {
      await expect(started).rejects.toMatchObject({
        code: 'setting_refused',
        message: expect.stringMatching(/^(?!.*hunter2).*watch-password must hold the password/),
      });
    } finally {
      await started.then(
        (instance) => instance.stop(),
        () => {},
      );
    }
  });

  it('refuses an address that does not let us in, without repeating its password', async () => {
    const config = readConfig({
      ECLUSE_DATA_DIR: join(parent, 'none'),
      ECLUSE_DATABASE_URL: address('limited', 'hunter2'),
    });
    await expect(openDatabase(config)).rejects.toThrow(/^(?!.*hunter2).*does not let us in/);
  });
});
