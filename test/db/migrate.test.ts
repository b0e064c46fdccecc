import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { migrate, readSources } from '../../src/db/index.ts';
import type { SqlFile } from '../../src/db/sources.ts';
import { operationsRegister } from '../../src/gate/index.ts';
import { testDatabase } from './harness.ts';

const t = await testDatabase();
afterAll(() => t.close());

const operations = operationsRegister();
const file = (name: string, sql: string): SqlFile => ({
  name,
  sql,
  sha256: createHash('sha256').update(sql).digest('hex'),
});

const header = (signature: string) =>
  `CREATE OR REPLACE FUNCTION gate.planted${signature} LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS `;

async function plantedSignatures(): Promise<string[]> {
  const owner = await t.db.owner();
  try {
    const { rows } = await owner.query<{ signature: string }>(
      `SELECT pg_get_function_identity_arguments(oid) || ' → ' || prorettype::regtype AS signature
         FROM pg_proc WHERE proname = 'planted' ORDER BY 1`,
    );
    return rows.map((row) => row.signature);
  } finally {
    await owner.end();
  }
}

describe('migrate', () => {
  it('refuses a migration whose text changed after it was applied', async () => {
    const sources = await readSources();
    const [first, ...rest] = sources.migrations;
    if (first === undefined) throw new Error('no migration');
    const migrations = [file(first.name, `${first.sql}\n-- touched`), ...rest];
    const tried = migrate(t.db, { operations, testingOnlySources: { ...sources, migrations } });
    await expect(tried).rejects.toMatchObject({ code: 'migration_changed' });
  });

  it('leaves nothing of a migration that fails, and says which file and line', async () => {
    const sources = await readSources();
    const bad = file('migrations/9999-bad.sql', 'CREATE TABLE public.half (n int);\nSELECT nonsense;');
    const tried = migrate(t.db, {
      operations,
      testingOnlySources: { ...sources, migrations: [...sources.migrations, bad] },
    });
    await expect(tried).rejects.toThrow(/9999-bad.sql: line 2/);
    const { rows } = await t.db.app.query(`SELECT to_regclass('public.half') AS half`);
    expect(rows).toEqual([{ half: null }]);
  });

  it('replaces a function whose result or arguments changed, and drops one that no file defines', async () => {
    const sources = await readSources();
    const load = (...sql: string[]) =>
      migrate(t.db, {
        operations,
        testingOnlySources: {
          ...sources,
          kernel: [...sources.kernel, ...sql.map((text) => file('kernel/gate/planted.sql', text))],
        },
      });
    await load(`${header('(a int) RETURNS int')} 'BEGIN RETURN a; END'`);
    expect(await plantedSignatures()).toEqual(['a integer → integer']);
    await load(`${header('(a int) RETURNS text')} 'BEGIN RETURN a; END'`);
    expect(await plantedSignatures()).toEqual(['a integer → text']);
    await load(`${header('(a text) RETURNS text')} 'BEGIN RETURN a; END'`);
    expect(await plantedSignatures()).toEqual(['a text → text']);
    await load();
    expect(await plantedSignatures()).toEqual([]);
  });

  it('run by several processes at once, applies once', async () => {
    const results = await Promise.all([1, 2, 3].map(() => migrate(t.db, { operations })));
    expect(results.map((result) => result.applied)).toEqual([[], [], []]);
  });
});
