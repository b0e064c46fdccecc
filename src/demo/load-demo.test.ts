import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/db/harness.ts';
import { loadDemo } from './load-demo.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t.close());

async function counts() {
  const owner = await t.db.owner();
  try {
    const { rows } = await owner.query<{
      people: number;
      canaries: number;
      followed: number;
      agents: number;
      sessions: number;
      notes: number;
    }>(
      `SELECT (SELECT count(*)::int FROM vault.beneficiary AS b WHERE NOT EXISTS (SELECT FROM watch.canary AS c
                 WHERE c.structure_id = b.structure_id AND c.beneficiary_id = b.beneficiary_id)) AS people,
              (SELECT count(*)::int FROM watch.canary) AS canaries,
              (SELECT count(*)::int FROM gate.relationship WHERE kind = 'follows' AND until IS NULL) AS followed,
              (SELECT count(*)::int FROM identity.account WHERE display_name IS NOT NULL) AS agents,
              (SELECT count(*)::int FROM catalogue.session) AS sessions,
              (SELECT count(*)::int FROM vault.sealed WHERE field = 'note' AND written_by IS NOT NULL) AS notes`,
    );
    return rows[0];
  } finally {
    await owner.end();
  }
}

class Killed extends Error {}

test('a start that was killed in the middle is completed by the next one, and nothing comes twice', async () => {
  const owner = await t.db.owner();
  const { masterKeyFile } = t.config;
  const killAt = (n: number) => (done: number) => {
    if (done >= n) throw new Killed();
  };
  try {
    // Each counsellor’s people are one transaction: what is told as done stays.
    await expect(loadDemo({ owner, masterKeyFile, onProgress: killAt(47) })).rejects.toThrow(Killed);
    expect((await counts())?.people).toBe(47);
    await expect(loadDemo({ owner, masterKeyFile, onProgress: killAt(170) })).rejects.toThrow(Killed);
    await loadDemo({ owner, masterKeyFile });
    const once = await counts();
    expect(once).toMatchObject({ people: 300, followed: 300, agents: 12 });
    expect(once?.canaries).toBeGreaterThan(5);
    expect(once?.sessions).toBeGreaterThanOrEqual(500);
    expect(once?.notes).toBeGreaterThan(600);
    await loadDemo({ owner, masterKeyFile });
    expect(await counts()).toEqual(once);
  } finally {
    await owner.end();
  }
});

test('what people changed since is not loaded over', async () => {
  const owner = await t.db.owner();
  try {
    await owner.query(
      `UPDATE identity.account SET state = 'removed' WHERE email = 'remi.dauclair@exemple.fr'`,
    );
    await loadDemo({ owner, masterKeyFile: t.config.masterKeyFile });
    const { rows } = await owner.query(
      `SELECT state FROM identity.account WHERE email = 'remi.dauclair@exemple.fr'`,
    );
    expect(rows).toEqual([{ state: 'removed' }]);
  } finally {
    await owner.end();
  }
});
