import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AgentPage, type PageArgs, readPage } from '../../src/db/index.ts';
import { fourEyes } from './four-eyes.ts';

let w: Awaited<ReturnType<typeof fourEyes>>;
beforeAll(async () => {
  w = await fourEyes(1);
  await w.invite();
  await w.set(
    `INSERT INTO gate.worst_case_day VALUES ($1, $2, (now() - interval '1 day')::date, 1, 1)`,
    w.structure,
    w.counsellor,
  );
  await w.set(
    `INSERT INTO identity.recovery (request_id, structure_id, account_id, due_at) VALUES (0, $1, $2, now() + interval '1 day')`,
    w.structure,
    w.asker,
  );
});
afterAll(() => w.close());

const PAGES: [AgentPage, (world: typeof w) => PageArgs][] = [
  ['accounts', () => ({})],
  ['accounts', (world) => ({ account: world.counsellor })],
  ['move_targets', () => ({})],
  ['successors', (world) => ({ account: world.counsellor })],
  ['requests', () => ({})],
  ['family', (world) => ({ account: world.counsellor })],
  ['lineages', () => ({})],
  ['worst_cases', () => ({})],
  ['worst_case_history', () => ({})],
  ['my_recovery', () => ({})],
];

const askOn = async (on: Pick<pg.ClientBase, 'query'>, page: string, args: object, token = w.token.asker) =>
  (await on.query('SELECT gate.ask_page($1, $2, $3) AS r', [token, page, JSON.stringify(args)])).rows[0]
    ?.r as {
    code: string | null;
    entry: string;
  };
const takeOn = async (on: Pick<pg.ClientBase, 'query'>, entry: string, token = w.token.asker) =>
  (await on.query('SELECT gate.take_page($1, $2) AS r', [token, entry])).rows[0]?.r as unknown[];

describe('law 2 for what agents are called: record, commit, then disclose', () => {
  it.each(PAGES)('%s: its rows come back with a committed entry', async (page, args) => {
    const { rows } = await w.db.app.query('CALL gate.read_page($1, $2, $3, NULL)', [
      w.token.asker,
      page,
      JSON.stringify(args(w)),
    ]);
    const { code, entry, rows: found } = rows[0].p_result;
    expect(code).toBeNull();
    expect(found.length).toBeGreaterThan(0);
    expect(await w.entries(`entry_id = ${entry}`)).toMatchObject([
      { account_id: w.asker, code: null, detail: { page } },
    ]);
  });

  it.each(PAGES)(
    '%s: who asks and rolls back holds nothing, with or without a savepoint',
    async (page, args) => {
      const c = await w.appConnection();
      await c.query('BEGIN');
      const asked = await askOn(c, page, args(w));
      expect(asked.code).toBeNull();
      expect(await takeOn(c, asked.entry)).toEqual([]);
      await c.query('SAVEPOINT a');
      const nested = await askOn(c, page, args(w));
      await c.query('RELEASE a');
      expect(await takeOn(c, nested.entry)).toEqual([]);
      // Nor can another connection meanwhile.
      expect(await takeOn(w.db.app, asked.entry)).toEqual([]);
      await c.query('ROLLBACK');
      for (const { entry } of [asked, nested]) {
        expect(await takeOn(c, entry)).toEqual([]);
        expect(await w.entries(`entry_id = ${entry}`)).toEqual([]);
      }
      await c.end();
    },
  );

  it('a connection dropped before COMMIT leaves neither entry nor rows', async () => {
    const c = await w.appConnection();
    c.on('error', () => {});
    await c.query('BEGIN');
    const { entry } = await askOn(c, 'accounts', {});
    const { rows: pid } = await c.query('SELECT pg_backend_pid() AS pid');
    await w.owner.query('SELECT pg_terminate_backend($1, 5000)', [pid[0].pid]);
    expect(await takeOn(w.db.app, entry)).toEqual([]);
    expect(await w.entries(`entry_id = ${entry}`)).toEqual([]);
  });

  it('is taken once, by the session that asked, within ten seconds, while it lives', async () => {
    const { entry } = await askOn(w.db.app, 'accounts', {});
    expect(await takeOn(w.db.app, entry, w.token.approver)).toEqual([]);
    expect((await takeOn(w.db.app, entry)).length).toBeGreaterThan(0);
    expect(await takeOn(w.db.app, entry)).toEqual([]);
    const late = await askOn(w.db.app, 'accounts', {});
    await w.set(
      `UPDATE gate.pending_page SET at = at - interval '11 seconds' WHERE entry_id = $1`,
      late.entry,
    );
    expect(await takeOn(w.db.app, late.entry)).toEqual([]);
    const leaver = await w.present(await w.account(w.structure, 'account_manager'));
    const ended = await askOn(w.db.app, 'accounts', {}, leaver);
    await w.set(
      `UPDATE identity.session SET ended_at = now(), ended_why = 'signed_out' WHERE token_hash = sha256($1)`,
      leaver,
    );
    expect(await takeOn(w.db.app, ended.entry, leaver)).toEqual([]);
  });

  it('an entry of another door opens nothing here, nor this one elsewhere', async () => {
    const counsellor = await w.session(w.counsellor);
    const { rows } = await w.db.app.query(`SELECT referrals.ask_read($1, 'board', NULL, NULL) AS r`, [
      counsellor,
    ]);
    expect(rows[0].r.code).toBeNull();
    expect(await takeOn(w.db.app, rows[0].r.entry, counsellor)).toEqual([]);
    // An act's own entry, written by the same session a moment ago, is no page either.
    await w.db.app.query('SELECT gate.request_widening($1, $2, $3, $4, $5)', [
      w.token.asker,
      'account.role',
      w.colleague,
      '{"role": "account_manager"}',
      'Change de métier',
    ]);
    const [act] = (await w.entries(`operation = 'account.request'`)).slice(-1);
    expect(await takeOn(w.db.app, act.entry_id)).toEqual([]);
    const { entry } = await askOn(w.db.app, 'accounts', {});
    const elsewhere = await w.db.app.query(
      'SELECT vault.take(ARRAY[$1::bytea], ARRAY[$2::bigint]) AS v, referrals.take_read($1, $2) AS r',
      [w.token.asker, entry],
    );
    expect(elsewhere.rows[0]).toEqual({ v: [[]], r: {} });
    expect((await takeOn(w.db.app, entry)).length).toBeGreaterThan(0);
  });

  it('CALL inside the caller’s own transaction fails, and discloses nothing', async () => {
    const c = await w.appConnection();
    await c.query('BEGIN');
    await expect(readPage(c, w.token.asker, 'accounts')).rejects.toThrow(/invalid transaction termination/);
    await c.end();
  });

  it('the entry is flushed even when the caller switched durability off', async () => {
    const c = await w.appConnection();
    await c.query('SET synchronous_commit = off');
    await c.query('BEGIN');
    await askOn(c, 'lineages', {});
    expect((await c.query('SHOW synchronous_commit')).rows[0].synchronous_commit).toBe('on');
    await c.end();
  });

  it('its halves and readers are not to be had otherwise', async () => {
    for (const sql of [
      'SELECT * FROM identity.accounts(1, NULL, NULL)',
      'SELECT * FROM identity.family(1, 1)',
      'SELECT * FROM gate.requests(1, NULL)',
      `SELECT gate.page_rows('accounts', 1, '{}')`,
      `SELECT gate.claim_page('x', 1, 'agents')`,
      `SELECT gate.note_page('x', 1, 'agents', 'accounts', '{}')`,
    ])
      await expect(w.db.app.query(sql), sql).rejects.toThrow(/permission denied/);
  });
});

describe('a page that is refused', () => {
  it.each<[string, AgentPage, (world: typeof w) => PageArgs, (world: typeof w) => Promise<Buffer>]>([
    ['role', 'accounts', () => ({}), (world) => world.session(world.counsellor)],
    ['no_session', 'lineages', () => ({}), async () => Buffer.alloc(32)],
    ['not_found', 'family', (world) => ({ account: world.stranger }), async (world) => world.token.asker],
    ['not_found', 'family', () => ({}), async (world) => world.token.asker],
    ['not_found', 'accounts', () => ({ account: '999999999' }), async (world) => world.token.asker],
  ])('%s for %s: one refusal in the log, and nothing to take', async (code, page, args, who) => {
    const token = await who(w);
    const before = (await w.entries()).length;
    expect(await readPage(w.db.app, token, page, args(w))).toEqual({ ok: false, code });
    const fresh = (await w.entries()).slice(before);
    expect(fresh.map((entry) => entry.code)).toContain(code);
  });

  it('and one that nobody declared, whose name and arguments stay out of the log', async () => {
    const asked = await askOn(w.db.app, 'Jean Dupont', { 'Jean Dupont': 1, account: 'Jean', structure: 12 });
    expect(asked.code).toBe('unknown_operation');
    expect(await w.entries(`entry_id = ${asked.entry}`)).toMatchObject([
      { operation: '?', detail: { page: '?', structure: 12 } },
    ]);
    expect(JSON.stringify(await w.entries(`entry_id = ${asked.entry}`))).not.toContain('Jean');
  });
});

describe('the mail job, which speaks as the application’s role', () => {
  const one = async (on: Pick<pg.ClientBase, 'query'>, sql: string, value: unknown) =>
    (await on.query(`SELECT ${sql} AS r`, [value])).rows[0]?.r;

  it('reads the address of a message only after an entry that says so is committed, once', async () => {
    const outbox = await w.one(
      'SELECT min(outbox_id)::text FROM identity.outbox WHERE status = $1',
      'waiting',
    );
    const c = await w.appConnection();
    await c.query('BEGIN');
    const entry = await one(c, 'identity.ask_mail($1)', outbox);
    expect(await one(c, 'identity.open_mail($1)', entry)).toBeNull();
    await c.query('ROLLBACK');
    expect(await one(c, 'identity.open_mail($1)', entry)).toBeNull();
    const asked = await one(c, 'identity.ask_mail($1)', outbox);
    expect(await one(c, 'referrals.open_message($1)', asked)).toBeNull();
    const again = await one(c, 'identity.ask_mail($1)', outbox);
    expect(await one(c, 'identity.open_mail($1)', again)).toMatchObject({
      id: outbox,
      address: expect.any(String),
    });
    expect(await one(c, 'identity.open_mail($1)', again)).toBeNull();
    expect(await w.entries(`entry_id = ${again}`)).toMatchObject([
      { operation: 'mail.send', account_id: null, structure_id: w.structure, code: null },
    ]);
    await c.end();
  });

  it('gets nothing for a message that does not wait', async () => {
    expect(await one(w.db.app, 'identity.ask_mail($1)', '999999999')).toBeNull();
    expect(await one(w.db.app, 'referrals.ask_message($1)', '999999999')).toBeNull();
  });
});

describe('who could be given the files of an account', () => {
  const names = async (account: string, skip: number, token = w.token.asker) => {
    const read = await readPage<{ display_name: string; total: number }>(w.db.app, token, 'successors', {
      account,
      skip,
    });
    return read.ok ? read.rows : read.code;
  };

  it('comes in pages, whole, of its structure alone', async () => {
    await w.set(
      `INSERT INTO identity.account (structure_id, role, email, display_name)
       SELECT $1, 'counsellor', 'collegue' || n || '@exemple.fr', 'Collègue ' || lpad(n::text, 4, '0')
       FROM generate_series(1, 1100) AS n`,
      w.structure,
    );
    const pages = [];
    for (const skip of [0, 500, 1000]) {
      const page = await names(w.counsellor, skip);
      if (typeof page === 'string') throw new Error(page);
      pages.push(...page);
    }
    const { rows } = await w.owner.query(
      `SELECT count(*)::int AS n FROM identity.account
       WHERE structure_id = $1 AND role = 'counsellor' AND state = 'active' AND account_id <> $2`,
      [w.structure, w.counsellor],
    );
    expect(pages).toHaveLength(rows[0].n);
    expect(pages[0]?.total).toBe(rows[0].n);
    expect(new Set(pages.map((row) => row.display_name))).toContain('Collègue 1100');
  });

  it('is told to whoever is in charge', async () => {
    expect(await names(w.stranger, 0)).toBe('not_found');
    expect(await names(w.counsellor, 0, await w.session(w.colleague))).toBe('role');
  });
});
