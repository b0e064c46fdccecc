import { randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { connectTo, newDataDir, runCommand } from '../../test/db/started.ts';
import { readConfig } from '../config.ts';
import { findPostmaster, stopPostmaster } from '../db/embedded/postmaster.ts';
import { openDatabase } from '../db/index.ts';
import { createOperatorVault } from '../vault/index.ts';

const env = { ECLUSE_DEMO: 'off' };
const FAMILY = 'Quenouillard';
let dataDir: string;
const clients: pg.Client[] = [];

afterAll(async () => {
  for (const client of clients) await client.end().catch(() => {});
  const left = await findPostmaster(join(dataDir, 'postgres', 'data'));
  if (left) await stopPostmaster(left.pid);
  await rm(dirname(dataDir), { recursive: true, force: true });
});

const connect = async () => {
  const client = await connectTo(dataDir);
  clients.push(client);
  return client;
};

/** A counsellor with a session, two people of their own, and somebody invented. */
async function thief(owner: pg.Client) {
  const one = async (sql: string, ...values: unknown[]): Promise<string> =>
    (await owner.query(sql, values)).rows[0].id;
  const structure = await one(
    `INSERT INTO identity.structure (name, kind) VALUES ('ML', 'mission_locale') RETURNING structure_id AS id`,
  );
  const account = await one(
    `INSERT INTO identity.account (structure_id, role, email, display_name) VALUES ($1, 'counsellor', 'a@exemple.fr', 'A') RETURNING account_id AS id`,
    structure,
  );
  const token = randomBytes(32);
  await owner.query(
    `INSERT INTO identity.session (token_hash, account_id, structure_id, method, idle_until, ends_at)
     VALUES (sha256($1), $2, $3, 'passkey', now() + interval '1 hour', now() + interval '1 hour')`,
    [token, account, structure],
  );
  const vault = createOperatorVault(owner, join(dataDir, 'master.key'));
  const refs: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    const values = { summary: { givenName: 'Ombeline', familyName: FAMILY, birthYear: 2005 } };
    const ref = await vault.createBeneficiary({ structureId: structure, counsellorId: account, values });
    refs.push(ref);
  }
  await owner.query('SELECT watch.plant($1, $2, false)', refs[2]?.split('-'));
  return { account, token, refs };
}

/** The server of a data folder and everything it runs: nothing that had begun may end by itself. */
async function killAll(node: number): Promise<void> {
  const pidFile = await readFile(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8');
  const postmaster = Number(pidFile.split('\n')[0]);
  const children = await readFile(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8');
  for (const pid of [node, postmaster, ...children.split(' ').filter(Boolean).map(Number)]) {
    process.kill(pid, 'SIGKILL');
  }
}

// Whole processes are started, killed and started again.
it('killed between an act’s COMMIT and the measure: frozen before the next act shows anything', {
  timeout: 300_000,
}, async () => {
  dataDir = await newDataDir();
  const first = runCommand(['start'], dataDir, env);
  const url = /http:\/\/localhost:\d+/.exec(await first.line(/http:\/\/localhost:\d+/))?.[0];
  await first.line(/ready in/);
  const owner = await connect();
  const { account, token, refs } = await thief(owner);
  const ask = (base: string | undefined, path: string) =>
    fetch(`${base}${path}`, {
      redirect: 'manual',
      headers: { cookie: `ecluse_session=${token.toString('base64url')}`, 'user-agent': 'thief' },
    });
  // The session is good, and shows people.
  const shown = await ask(url, `/dossiers/${refs[0]}`);
  expect(shown.status).toBe(200);
  expect(await shown.text()).toContain(FAMILY);

  // The measure is stalled where it would be taken: behind the account's row, which no act needs.
  const stall = await connect();
  await stall.query('BEGIN');
  await stall.query('SELECT FROM identity.account WHERE account_id = $1 FOR NO KEY UPDATE', [account]);
  // Somebody invented: refused like a stranger, and one touch is enough. The act is committed and answered.
  expect((await ask(url, `/dossiers/${refs[2]}`)).status).toBe(403);
  const waiting = async () =>
    (
      await owner.query(
        `SELECT count(*)::int AS n FROM pg_stat_activity WHERE usename = 'ecluse_watch' AND wait_event_type = 'Lock' AND query LIKE '%watch.raise%'`,
      )
    ).rows[0].n;
  await expect.poll(waiting, { timeout: 60_000 }).toBeGreaterThan(0);
  const pid = first.child.pid;
  if (pid === undefined) throw new Error('no process');
  await killAll(pid);
  expect(await first.ended).toBe('SIGKILL');

  // What is on the disk: the acts, and no trace of a measure.
  const config = readConfig({ ECLUSE_DATA_DIR: dataDir, ECLUSE_PORT: '0', ...env });
  const between = await openDatabase(config);
  const reader = await between.owner();
  const look = async (client: pg.Client) =>
    (
      await client.query(
        `SELECT a.state, (SELECT count(*)::int FROM watch.alert AS x WHERE x.account_id = a.account_id AND x.measure = 'freeze') AS freezes,
           (SELECT count(*)::int FROM ledger.entry AS e WHERE e.account_id = a.account_id AND e.code = 'no_relationship') AS refused,
           (SELECT max(e.entry_id)::text FROM ledger.entry AS e WHERE e.account_id = a.account_id) AS last
         FROM identity.account AS a WHERE a.account_id = $1`,
        [account],
      )
    ).rows[0];
  const before = await look(reader);
  expect(before).toMatchObject({ state: 'active', freezes: 0, refused: 1 });
  await reader.end();
  await between.close();

  // The next act, as soon as anybody listens.
  const second = runCommand(['start'], dataDir, env);
  const again = /http:\/\/localhost:\d+/.exec(await second.line(/http:\/\/localhost:\d+/))?.[0];
  await second.line(/ready in/);
  const next = await ask(again, `/dossiers/${refs[1]}`);
  expect(next.status).not.toBe(200);
  expect(await next.text()).not.toContain(FAMILY);
  const last = await connect();
  expect(await look(last)).toMatchObject({ state: 'frozen', freezes: 1 });
  const { rows } = await last.query(
    'SELECT operation FROM ledger.entry WHERE account_id = $1 AND entry_id > $2 AND code IS NULL AND cardinality(subjects) > 0',
    [account, before.last],
  );
  expect(rows).toEqual([]);
  second.child.kill('SIGTERM');
  await second.ended;
});
