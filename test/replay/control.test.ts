import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { isMigrated, migrate } from '../../src/db/index.ts';
import { operationsRegister } from '../../src/gate/index.ts';
import { createStructure } from '../../src/identity/index.ts';
import { startInstance } from '../../src/main.ts';
import { loadControlPolicy, markAsReplay } from '../../src/replay/control.ts';
import { type TestDatabase, testDatabase } from '../db/harness.ts';

let t: TestDatabase;
let owner: pg.Client;
let folder: string;
beforeAll(async () => {
  t = await testDatabase();
  owner = await t.db.owner();
  folder = await mkdtemp(join(tmpdir(), 'ecluse-control-'));
});
afterAll(async () => {
  await owner?.end();
  await t?.close();
  await rm(folder, { recursive: true, force: true });
});

const someone = async () => {
  const structure = await createStructure(owner, { name: 'ML d’essai', kind: 'mission_locale' });
  await owner.query(
    `INSERT INTO identity.account (structure_id, role, email, display_name) VALUES ($1, 'counsellor', 'a@exemple.fr', 'A')`,
    [structure],
  );
};

describe('the policy as-in-2025', () => {
  it('is refused by a database that no replay made, and changes nothing there', async () => {
    await expect(loadControlPolicy(owner)).rejects.toThrow(/was not made by one/);
    const { rows } = await owner.query<{ code: string }>(
      `SELECT prosrc AS code FROM pg_proc WHERE oid = 'gate.rule_relationship(gate.facts)'::regprocedure`,
    );
    expect(rows[0]?.code).toContain('no_relationship');
  });

  it('cannot be prepared where somebody is already', async () => {
    await owner.query('BEGIN');
    await someone();
    await expect(markAsReplay(owner)).rejects.toThrow(/only an empty database/);
    await owner.query('ROLLBACK');
  });

  it('loads where the database was marked while it was empty; no command opens that one any more', async () => {
    await markAsReplay(owner);
    await someone();
    await loadControlPolicy(owner);
    const operations = operationsRegister();
    await expect(migrate(t.db, { operations })).rejects.toMatchObject({ code: 'replay_database' });
    await expect(isMigrated(t.db, operations)).rejects.toMatchObject({ code: 'replay_database' });
    const { host, port, user, password, database } = t.db.connections.owner ?? {};
    const config = readConfig({
      ECLUSE_DATA_DIR: folder,
      ECLUSE_PORT: '0',
      ECLUSE_DATABASE_URL: `postgresql://${user}:${password}@${encodeURIComponent(String(host))}:${port}/${database}`,
    });
    await expect(startInstance(config, () => {}, { log: false })).rejects.toMatchObject({
      code: 'replay_database',
    });
  });
});
