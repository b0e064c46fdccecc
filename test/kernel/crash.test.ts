import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { migrate, openDatabase } from '../../src/db/index.ts';
import { operationsRegister } from '../../src/gate/index.ts';
import { createOperatorVault, openVault } from '../../src/vault/index.ts';

const REVEALS = 1000;

/** The processes of a PostgreSQL: the postmaster and its children, by /proc. */
async function serverProcesses(dataDir: string): Promise<number[]> {
  const pidFile = await readFile(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8');
  const postmaster = Number(pidFile.split('\n')[0]);
  const children = await readFile(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8');
  return [postmaster, ...children.split(' ').filter(Boolean).map(Number)];
}

it('SIGKILL of the database during 1,000 reveals leaves no disclosed value without its committed entry', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'ecluse-crash-'));
  const config = readConfig({ ECLUSE_DATA_DIR: dataDir, ECLUSE_PORT: '0', ECLUSE_DEMO: 'off' });
  const db = await openDatabase(config);
  for (const pool of [db.app, db.signin]) pool.on('error', () => {});
  await migrate(db, { operations: operationsRegister() });
  const owner = await db.owner();
  owner.on('error', () => {});
  const [s] = (
    await owner.query(
      `INSERT INTO identity.structure (name, kind) VALUES ('ML', 'mission_locale') RETURNING structure_id AS id`,
    )
  ).rows;
  const [a] = (
    await owner.query(
      `INSERT INTO identity.account (structure_id, role, email, display_name) VALUES ($1, 'counsellor', 'a@exemple.fr', 'A') RETURNING account_id AS id`,
      [s.id],
    )
  ).rows;
  const token = randomBytes(32);
  await owner.query(
    `INSERT INTO identity.session (token_hash, account_id, structure_id, method, idle_until, ends_at) VALUES (sha256($1), $2, $3, 'passkey', now() + interval '1 hour', now() + interval '1 hour')`,
    [token, a.id, s.id],
  );
  const operator = createOperatorVault(owner, config.masterKeyFile);
  const refs: Awaited<ReturnType<typeof operator.createBeneficiary>>[] = [];
  for (let n = 0; n < 40; n += 1) {
    const values = {
      summary: { givenName: 'A', familyName: `B${n}`, birthYear: 2005 },
      phone: '+33639980000',
    };
    refs.push(await operator.createBeneficiary({ structureId: s.id, counsellorId: a.id, values }));
  }

  const vault = openVault(db.app, config.masterKeyFile);
  const disclosed: string[] = [];
  let faults = 0;
  let killed: Promise<void> | null = null;
  const killAt = 200 + Math.floor(Math.random() * 500);
  const kill = async () => {
    for (const pid of await serverProcesses(dataDir)) process.kill(pid, 'SIGKILL');
  };
  await Promise.all(
    Array.from({ length: REVEALS }, async (_, i) => {
      const ref = refs[i % refs.length];
      if (!ref) throw new Error('nobody');
      try {
        const r = await vault.reveal({
          token,
          operation: 'contact.reveal',
          purpose: 'follow_up',
          target: { subject: ref },
          fields: ['phone'],
        });
        if (r.ok && r.people[0]?.values.phone) disclosed.push(r.entryId);
        if (disclosed.length >= killAt) killed ??= kill();
      } catch {
        faults += 1;
      }
    }),
  );
  await killed;
  expect(faults, `killed after ${killAt} disclosures`).toBeGreaterThan(0);
  expect(disclosed.length).toBeGreaterThanOrEqual(killAt);
  await owner.end().catch(() => {});
  await db.close().catch(() => {});

  const again = await openDatabase(config);
  const reader = await again.owner();
  const { rows } = await reader.query(
    `SELECT entry_id FROM ledger.entry WHERE operation = 'contact.reveal' AND code IS NULL`,
  );
  const logged = new Set(rows.map((r) => r.entry_id));
  expect(disclosed.filter((entry) => !logged.has(entry))).toEqual([]);
  const { rows: takeable } = await reader.query('SELECT count(*)::int AS n FROM gate.pending');
  expect(takeable).toEqual([{ n: 0 }]);
  await reader.end();
  await again.close();
  await rm(dataDir, { recursive: true, force: true });
});
