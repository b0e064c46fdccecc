import { afterAll, describe, expect, it } from 'vitest';
import { testDatabase } from './harness.ts';

const t = await testDatabase();
afterAll(() => t.close());

describe('the test database', () => {
  it('is migrated, and its own', async () => {
    const owner = await t.db.owner();
    const { rows } = await owner.query(`SELECT count(*) > 0 AS some FROM public.migration`);
    await owner.end();
    expect(rows).toEqual([{ some: true }]);
  });

  it('opens as each role', async () => {
    const { rows: app } = await t.db.app.query('SELECT current_user AS role');
    const { rows: signin } = await t.db.signin.query('SELECT current_user AS role');
    expect([app, signin]).toEqual([[{ role: 'ecluse_app' }], [{ role: 'ecluse_signin' }]]);
  });
});
