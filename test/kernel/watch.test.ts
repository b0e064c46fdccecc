import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callRows, callValue } from '../../src/db/index.ts';
import { makeRef, splitRef } from '../../src/vault/index.ts';
import { fourEyes } from './four-eyes.ts';

type World = Awaited<ReturnType<typeof fourEyes>>;
let w: World;
beforeAll(async () => {
  w = await fourEyes();
});
afterAll(() => w.close());

interface Look {
  state: string;
  hold: string | null;
  family: number;
  acts: { id: string; op: string; code?: string; people: number; who?: number[]; canary?: boolean }[];
}
const look = (account: string) => callValue<Look>(w.db.watch, 'watch.look', [account, '0', true]);
const raise = (account: string, rule: string, measure: string, entries: readonly string[]) =>
  callValue<string | null>(w.db.watch, 'watch.raise', [account, rule, measure, entries]);
const state = (id: string) => w.one('SELECT state FROM identity.account WHERE account_id = $1', id);
const open = async (token: Buffer, structure: string, person: string) =>
  w.one<string | null>(
    `SELECT (gate.ask($1, 'dossier.open', NULL, ARRAY[ROW($2, $3)::gate.subject], '{summary}', '{}')).code`,
    token,
    structure,
    person,
  );
/** An agent with so many acts of its own. */
async function agent(acts = 1, role = 'counsellor') {
  const id = await w.account(w.structure, role);
  const token = await w.session(id, { presence: true });
  for (let n = 0; n < acts; n += 1)
    await w.one(`SELECT (gate.ask($1, 'account.own', NULL, '{}', '{}', '{}')).code`, token);
  const entries = async () => (await look(id)).acts.map((act) => act.id);
  return { id, token, entries };
}

describe('what the watch sees', () => {
  it('tells acts without anybody’s number, near numbers staying near', async () => {
    const { id, token } = await agent(0);
    const people = w.refs.map((ref) => splitRef(ref));
    for (const [structure, person] of people)
      expect(await open(token, structure, person)).toBe('no_relationship');
    const { acts } = await look(id);
    expect(acts.map((act) => [act.op, act.code, act.people])).toEqual(
      people.map(() => ['dossier.open', 'no_relationship', 1]),
    );
    const seen = acts.flatMap((act) => act.who ?? []);
    const real = people.map(([, person]) => Number(person));
    expect(seen.map((n) => n - (seen[0] ?? 0))).toEqual(real.map((n) => n - (real[0] ?? 0)));
    expect(seen).not.toEqual(real);
    const other = await agent(0);
    await open(other.token, ...(people[0] ?? ['0', '0']));
    expect((await look(other.id)).acts[0]?.who).not.toEqual([seen[0]]);
  });

  it('says that somebody invented was opened, and not that one was in a list', async () => {
    const ref = await w.addPerson(w.counsellor, 90);
    const [structure, person] = splitRef(ref);
    await w.owner.query('SELECT watch.plant($1, $2, true)', [structure, person]);
    const token = await w.session(w.counsellor);
    await w.one(
      `SELECT (gate.ask($1, 'caseload.list', NULL, ARRAY[ROW($2, $3)::gate.subject], '{summary}', '{}')).code`,
      token,
      structure,
      person,
    );
    expect((await look(w.counsellor)).acts.some((act) => act.canary)).toBe(false);
    expect(await open(token, structure, person)).toBeNull();
    const { acts } = await look(w.counsellor);
    expect(acts.filter((act) => act.canary).map((act) => act.op)).toEqual(['dossier.open']);
  });

  it('is nobody’s to read: neither who is invented, nor the secret, nor another role', async () => {
    for (const sql of [
      'SELECT * FROM watch.canary',
      'SELECT * FROM watch.secret',
      'SELECT * FROM watch.alert',
      'SELECT watch.is_canary(1, 1)',
      'SELECT watch.plant(1, 1, true)',
      'UPDATE watch.cursor SET entry_id = 0',
      'DELETE FROM gate.breaker',
    ])
      for (const pool of [w.db.app, w.db.signin, w.db.watch])
        await expect(pool.query(sql), sql).rejects.toMatchObject({ code: '42501' });
  });

  it.each([
    'SELECT watch.look(1, 0, true)',
    'SELECT watch.due()',
    'SELECT watch.caught_up(1)',
    `SELECT watch.raise(1, 'canary', 'freeze', '{1}')`,
    'SELECT watch.learn()',
    `SELECT watch.ask_touch('\\x00')`,
    'SET ROLE ecluse_watch',
  ])('is the watch’s role’s alone, neither the web’s nor the sign-in’s: %s', async (sql) => {
    for (const pool of [w.db.app, w.db.signin])
      await expect(pool.query(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it('is all that the watch’s role may do: six doors, no table, no sequence, no other role', async () => {
    const { rows: doors } = await w.owner.query(
      `SELECT p.oid::regprocedure::text AS door FROM pg_proc AS p
       WHERE p.pronamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
         AND has_schema_privilege('ecluse_watch', p.pronamespace, 'USAGE') AND has_function_privilege('ecluse_watch', p.oid, 'EXECUTE')
       ORDER BY 1`,
    );
    expect(doors.map((row) => row.door)).toEqual([
      'watch.ask_touch(bytea)',
      'watch.caught_up(bigint)',
      'watch.due()',
      'watch.learn()',
      'watch.look(bigint,bigint,boolean)',
      'watch.raise(bigint,text,text,bigint[])',
    ]);
    const { rows: open } = await w.owner.query(
      `SELECT c.oid::regclass::text AS name FROM pg_class AS c
       WHERE c.relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace) AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
         AND has_schema_privilege('ecluse_watch', c.relnamespace, 'USAGE')
         AND CASE c.relkind WHEN 'S' THEN has_sequence_privilege('ecluse_watch', c.oid, 'USAGE, SELECT, UPDATE')
             ELSE has_table_privilege('ecluse_watch', c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER') END`,
    );
    expect(open).toEqual([]);
    const { rows: powers } = await w.owner.query(
      `SELECT r.rolname FROM pg_roles AS r WHERE r.rolname <> 'ecluse_watch' AND pg_has_role('ecluse_watch', r.oid, 'MEMBER')
       UNION ALL SELECT 'super' FROM pg_roles WHERE rolname = 'ecluse_watch' AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls)`,
    );
    expect(powers).toEqual([]);
    for (const sql of [
      `SELECT identity.freeze('\\x00', 1, 'x')`,
      `SELECT gate.ask('\\x00', 'dossier.open', NULL, '{}', '{}', '{}')`,
      'SET ROLE ecluse_kernel',
      'SET ROLE ecluse_app',
      'SELECT * FROM pgboss.job',
    ])
      await expect(w.db.watch.query(sql), sql).rejects.toMatchObject({ code: '42501' });
  });
});

describe('a rule’s measure', () => {
  it('freezes the whole family, tells the agent and the supervisor, and says so in the log', async () => {
    const parent = await agent(2, 'account_manager');
    const child = await agent(1);
    await w.set('UPDATE identity.account SET requested_by = $2 WHERE account_id = $1', child.id, parent.id);
    const alert = await raise(parent.id, 'many_refusals', 'freeze', await parent.entries());
    expect(alert).not.toBeNull();
    for (const one of [parent, child]) {
      expect(await state(one.id)).toBe('frozen');
      expect(
        await w.one(`SELECT (gate.ask($1, 'account.own', NULL, '{}', '{}', '{}')).code`, one.token),
      ).toBe('no_session');
    }
    expect(await w.one('SELECT frozen FROM watch.alert WHERE alert_id = $1', alert)).toBe(2);
    const [entry] = await w.entries(`operation = 'watch.raise' AND detail ->> 'alert' = '${alert}'`);
    expect(entry).toMatchObject({
      account_id: null,
      detail: { account: Number(parent.id), measure: 'freeze', frozen: 2 },
    });
    const mails = await w.owner.query(
      'SELECT account_id AS reader, template FROM identity.outbox WHERE request_id = $1 ORDER BY template',
      [alert],
    );
    expect(mails.rows).toEqual([
      { reader: w.supervisor, template: 'watch.alert' },
      { reader: parent.id, template: 'watch.freeze' },
    ]);
  });

  it('asks for a touch: presence ends, and only a touch after that lifts it', async () => {
    const one = await agent();
    await raise(one.id, 'two_places', 'touch', await one.entries());
    expect((await look(one.id)).hold).toBe('touch');
    expect(
      await w.one('SELECT presence_at FROM identity.session WHERE token_hash = sha256($1)', one.token),
    ).toBeNull();
    await w.set(
      'UPDATE identity.session SET presence_at = clock_timestamp() WHERE token_hash = sha256($1)',
      one.token,
    );
    expect((await look(one.id)).hold).toBeNull();
  });

  it('asks for a touch before a page of names: an earlier one no longer counts, in that session alone', async () => {
    const one = await agent();
    const other = await agent();
    const touched = (token: Buffer) =>
      w.one('SELECT presence_at IS NOT NULL FROM identity.session WHERE token_hash = sha256($1)', token);
    const ask = (token: Buffer) => callValue(w.db.watch, 'watch.ask_touch', [token]);
    expect(await touched(one.token)).toBe(true);
    expect(await ask(one.token)).not.toBeNull();
    expect(await touched(one.token)).toBe(false);
    expect((await look(one.id)).acts.at(-1)).toMatchObject({ op: 'watch.ask_touch', code: 'presence' });
    // Nobody's token, or that of a session that ended: nothing changes, nothing is written.
    expect(await ask(Buffer.alloc(32))).toBeNull();
    const ended = await w.session(one.id, { presence: true, ended: true });
    expect(await ask(ended)).toBeNull();
    expect(await touched(ended)).toBe(true);
    expect(await touched(other.token)).toBe(true);
  });

  it('slows down for a while', async () => {
    const one = await agent();
    await raise(one.id, 'export_burst', 'slow', await one.entries());
    expect((await look(one.id)).hold).toBe('slow');
    await w.set(
      `UPDATE watch.hold SET slow_until = now() - interval '1 second' WHERE account_id = $1`,
      one.id,
    );
    expect((await look(one.id)).hold).toBeNull();
  });

  it('is taken once for what was seen once, whoever finds it, and grows with what comes', async () => {
    const one = await agent(3);
    const entries = await one.entries();
    const found = await Promise.all(
      [1, 2, 3, 4].map(() => raise(one.id, 'id_sequence', 'warn', entries.slice(0, 2))),
    );
    expect(found.filter((id) => id !== null)).toHaveLength(1);
    const again = await raise(one.id, 'id_sequence', 'touch', entries);
    expect(again).toBe(found.find((id) => id !== null));
    expect(
      (
        await w.owner.query(
          'SELECT measure, cardinality(entries) AS n FROM watch.alert WHERE alert_id = $1',
          [again],
        )
      ).rows,
    ).toEqual([{ measure: 'touch', n: 3 }]);
    const other = await agent(1);
    expect(await raise(other.id, 'id_sequence', 'freeze', entries)).toBeNull();
    expect(await state(other.id)).toBe('active');
    await expect(raise(one.id, 'id_sequence', 'delete', entries)).rejects.toThrow(/measure/);
  });

  it('closes the doors of a participant, whose account stays', async () => {
    const young = await w.account(w.structure, 'beneficiary');
    const token = await w.session(young, { scope: '7' });
    await w.one(`SELECT (gate.ask($1, 'proposal.view', NULL, '{}', '{}', '{}')).code`, token);
    const { acts } = await look(young);
    expect(
      await raise(
        young,
        'many_refusals',
        'freeze',
        acts.map((act) => act.id),
      ),
    ).not.toBeNull();
    expect(await state(young)).toBe('active');
    expect(await w.one('SELECT ended_why FROM identity.session WHERE token_hash = sha256($1)', token)).toBe(
      'watch',
    );
  });
});

describe('the catch-up', () => {
  it('names every account that acted since, until it was caught up, and stays behind what is young', async () => {
    const one = await agent(1);
    const due = await callValue<{ upto: string; accounts: string[] }>(w.db.watch, 'watch.due', []);
    expect(due.accounts).toContain(one.id);
    await callValue(w.db.watch, 'watch.caught_up', [due.upto]);
    // Young entries may still have an elder sister that is not visible yet.
    expect((await callValue<{ accounts: string[] }>(w.db.watch, 'watch.due', [])).accounts).toContain(one.id);
    const last = await w.one<string>('SELECT max(entry_id)::text FROM ledger.entry WHERE structure_id > 0');
    await callValue(w.db.watch, 'watch.caught_up', [last]);
    expect((await callValue<{ accounts: string[] }>(w.db.watch, 'watch.due', [])).accounts).toEqual([]);
    // Neither beyond the log nor back.
    await callValue(w.db.watch, 'watch.caught_up', ['999999999']);
    await callValue(w.db.watch, 'watch.caught_up', ['1']);
    expect(await w.one<string>('SELECT entry_id::text FROM watch.cursor')).toBe(last);
    await w.one(`SELECT (gate.ask($1, 'account.own', NULL, '{}', '{}', '{}')).code`, one.token);
    expect((await callValue<{ accounts: string[] }>(w.db.watch, 'watch.due', [])).accounts).toEqual([one.id]);
  });

  it('learns what is usual, once a day', async () => {
    const person = splitRef(w.refs[0] ?? makeRef('0', '0'));
    const token = await w.session(w.counsellor);
    await open(token, ...person);
    while (await callValue<boolean>(w.db.watch, 'watch.learn', []));
    const { rows } = await w.owner.query(
      'SELECT days, hours, opened_hour, opened_day FROM watch.usual WHERE account_id = $1',
      [w.counsellor],
    );
    expect(rows[0]).toMatchObject({ days: 1, opened_hour: 2, opened_day: 2 });
    expect(rows[0].hours.reduce((sum: number, n: number) => sum + n, 0)).toBeGreaterThanOrEqual(1);
  });
});

describe('alerts', () => {
  const read = async (token: Buffer, what: string, number: string | null, filter = 'open') => {
    const { rows } = await w.db.app.query('CALL watch.read($1, $2, $3, $4, NULL)', [
      token,
      what,
      number,
      filter,
    ]);
    return rows[0].p_result;
  };
  const act = async (token: Buffer, alert: string, name: string, why: string | null = null) =>
    (
      await callRows<{ code: string | null; hit: number }>(w.db.app, 'watch.act', [token, alert, name, why])
    )[0];
  const alerted = async (measure = 'warn') => {
    const one = await agent(2);
    const alert = (await raise(one.id, 'unusual_pace', measure, await one.entries())) ?? '';
    return { ...one, alert };
  };

  it('are read by who looks after the account, after their entry is committed', async () => {
    const { alert, id } = await alerted();
    const supervisor = await w.session(w.supervisor, { presence: true });
    const list = await read(supervisor, 'alerts', null);
    expect(list.rows.map((row: { id: string }) => row.id)).toContain(alert);
    const one = await read(supervisor, 'alert', alert);
    expect(one.alert).toMatchObject({ account: id, rule: 'unusual_pace', state: 'open' });
    expect(one.acts).toHaveLength(2);
    expect(JSON.stringify(one)).not.toContain('subjects');
    const manager = await w.session(w.asker);
    expect((await read(manager, 'alert', alert)).code).toBeNull();
    const foreign = await w.session(await w.account(w.elsewhere, 'account_manager'));
    expect((await read(foreign, 'alert', alert)).code).toBe('not_found');
    expect((await read(foreign, 'alerts', null, 'all')).rows).toEqual([]);
    expect((await read(await w.session(w.counsellor), 'alerts', null)).code).toBe('role');
    // A caller that rolls back holds nothing.
    const client = await w.appConnection();
    await client.query('BEGIN');
    const asked = await client.query(`SELECT watch.ask_read($1, 'alert', $2, NULL) AS r`, [
      supervisor,
      alert,
    ]);
    const taken = await client.query('SELECT watch.take_read($1, $2) AS r', [
      supervisor,
      asked.rows[0].r.entry,
    ]);
    expect(taken.rows[0].r).toEqual({});
    await client.query('ROLLBACK');
    await client.end();
  });

  it('are acted on by a supervisor in charge: sessions, links, closing with a reason', async () => {
    const { alert, id, token } = await alerted('touch');
    const supervisor = await w.session(w.supervisor);
    expect((await act(await w.session(w.asker), alert, 'close', 'false_alarm'))?.code).toBe('role');
    expect(
      (await act(await w.session(await w.account(w.elsewhere, 'supervisor')), alert, 'close', 'false_alarm'))
        ?.code,
    ).toBe('not_found');
    expect(await act(supervisor, alert, 'end_sessions')).toEqual({ code: null, hit: 1 });
    expect(await w.one('SELECT ended_why FROM identity.session WHERE token_hash = sha256($1)', token)).toBe(
      'ended_by_supervision',
    );
    await w.owner.query(
      `INSERT INTO identity.link (token_hash, referral_id, structure_id, account_id, purpose) VALUES (sha256('x'), 1, $1, $2, 'answer')`,
      [w.structure, id],
    );
    expect(await act(supervisor, alert, 'close_links')).toEqual({ code: null, hit: 1 });
    expect((await act(supervisor, alert, 'close', null))?.code).toBe('reason_required');
    expect(await act(supervisor, alert, 'close', 'false_alarm')).toEqual({ code: null, hit: 1 });
    expect((await act(supervisor, alert, 'close', 'false_alarm'))?.code).toBe('state');
    expect((await look(id)).hold).toBeNull();
    expect((await read(supervisor, 'alerts', null, 'closed')).false).toBeGreaterThanOrEqual(1);
  });

  it('of one’s own account are somebody else’s to act on', async () => {
    const token = await w.session(w.supervisor);
    await w.one(`SELECT (gate.ask($1, 'account.own', NULL, '{}', '{}', '{}')).code`, token);
    const { acts } = await look(w.supervisor);
    const alert = await raise(
      w.supervisor,
      'unusual_pace',
      'warn',
      acts.map((one) => one.id),
    );
    expect((await act(token, alert ?? '', 'close', 'false_alarm'))?.code).toBe('own_account');
  });
});
