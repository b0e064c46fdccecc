import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IncidentScene, incidentScene } from './scene.ts';

let s: IncidentScene;
let account: string;
beforeAll(async () => {
  s = await incidentScene(2);
  account = s.counsellor;
  // Numbers that stand nowhere else.
  await s.owner.query(`SELECT setval('vault.beneficiary_id', 7770000)`);
  await s.addPerson(account, 7);
});
afterAll(() => s.close());

const opened = async (as?: Buffer) => (await s.open([account], as ? { as } : {})).opened ?? '';
const add = (incident: string, kind: string, why: string | null, entry: string | null, as = s.token) =>
  s.call('add_item', as, incident, kind, new Date(), 'Ce qui s’est passé', why, entry);
const save = (incident: string, kind: string, read: number, more: { answers?: object; sent?: Date } = {}) =>
  s.call(
    'save_document',
    s.token,
    incident,
    kind,
    read,
    JSON.stringify(more.answers ?? { story: 'x' }),
    more.sent ?? null,
    more.sent ? 'N-1' : null,
  );

describe('reading an incident', () => {
  it('gives nothing to whoever rolls back, to the same transaction, twice, or to another session', async () => {
    const incident = await opened();
    const client = await s.appConnection();
    const ask = async () =>
      (await client.query(`SELECT incident.ask_read($1, 'view', $2, '{}') AS r`, [s.token, incident])).rows[0]
        .r;
    const take = async (entry: string, token = s.token) =>
      (await client.query('SELECT incident.take_read($1, $2) AS r', [token, entry])).rows[0].r;

    await client.query('BEGIN');
    const inside = await ask();
    expect(await take(inside.entry)).toEqual({});
    await client.query('ROLLBACK');
    expect(await take(inside.entry)).toEqual({});

    const committed = await ask();
    expect(await take(committed.entry, Buffer.alloc(32, 1))).toEqual({});
    expect((await take(committed.entry)).incident.id).toBe(incident);
    expect(await take(committed.entry)).toEqual({});
    await client.end();
  });

  it('is for the supervision that opened it, and for one in charge of everywhere; others learn nothing', async () => {
    const regional = async (department: string) => {
      const { rows } = await s.owner.query(
        `INSERT INTO identity.structure (name, kind, department) VALUES ('Supervision', 'supervision', $1) RETURNING structure_id AS id`,
        [department],
      );
      return s.session(await s.account(rows[0].id, 'supervisor'));
    };
    await s.owner.query(`UPDATE identity.structure SET department = '48' WHERE structure_id = $1`, [
      s.structure,
    ]);
    const [near, far] = [await regional('48'), await regional('75')];
    const mine = await opened(near);
    expect(mine).not.toBe('');
    expect((await s.open([account], { as: far })).code).toBe('not_found');
    expect((await s.read('view', mine, {}, near)).code).toBeNull();
    expect((await s.read('view', mine)).code).toBeNull();
    for (const what of ['view', 'measure', 'people', 'document', 'export'])
      expect(
        [await s.read(what, mine, {}, far), await s.read(what, '999999', {}, far)].map((r) => r.code),
      ).toEqual(['not_found', 'not_found']);
    expect((await s.read('list', null, {}, far)).incidents).toEqual([]);
    expect((await add(mine, 'fact', null, null, far)).add_item).toBe('not_found');
  });

  it('never tells a name of the vault: numbers, words and pseudonyms are all there is', async () => {
    await s.vault.reveal({
      token: await s.session(account),
      operation: 'caseload.list',
      purpose: null,
      target: { caseload: { limit: 25, offset: 0 } },
      fields: ['summary'],
    });
    const incident = await opened();
    await s.call('fix', s.token, incident);
    const said = JSON.stringify([
      await s.read('view', incident),
      await s.read('measure', incident),
      await s.read('people', incident),
      await s.read('document', incident, { kind: 'cnil' }),
    ]);
    const { people } = await s.read('people', incident);
    expect(people).toHaveLength(3);
    expect(said).not.toContain('77700');
    expect(said).not.toContain('Nom');
  });
});

describe('the schema', () => {
  it('has no table and no inner function for the serving roles', async () => {
    const { rows } = await s.owner.query<{ open: string }>(
      `SELECT c.relname AS open FROM pg_class AS c, unnest('{ecluse_app,ecluse_signin,public}'::text[]) AS r
       WHERE c.relnamespace = 'incident'::regnamespace AND c.relkind IN ('r', 'S')
         AND has_table_privilege(r, c.oid, 'SELECT, INSERT, UPDATE, DELETE')
       UNION ALL
       SELECT p.proname FROM pg_proc AS p, unnest('{ecluse_signin,public}'::text[]) AS r
       WHERE p.pronamespace = 'incident'::regnamespace AND has_function_privilege(r, p.oid, 'EXECUTE')
       UNION ALL
       SELECT p.proname FROM pg_proc AS p
       WHERE p.pronamespace = 'incident'::regnamespace AND p.prokind = 'f' AND NOT p.prosecdef
         AND has_function_privilege('ecluse_app', p.oid, 'EXECUTE')`,
    );
    expect(rows).toEqual([]);
  });

  it('pins the search path of every function that answers the application', async () => {
    const { rows } = await s.owner.query<{ name: string }>(
      `SELECT proname AS name FROM pg_proc WHERE pronamespace = 'incident'::regnamespace AND prosecdef
         AND NOT coalesce('search_path=pg_catalog, pg_temp' = ANY (proconfig), false)`,
    );
    expect(rows).toEqual([]);
  });
});

describe('the acts on an incident', () => {
  it('number incidents within the year without holes, whatever the concurrency', async () => {
    const labels = async () =>
      (await s.owner.query<{ label: string }>('SELECT label FROM incident.incident')).rows.map((row) =>
        Number(row.label.split('-')[1]),
      );
    await Promise.all(Array.from({ length: 6 }, () => opened()));
    const found = (await labels()).sort((a, b) => a - b);
    expect(found).toEqual(found.map((_, n) => n + 1));
  });

  it('want a reason for a decision, and evidence to be an entry of a chosen account', async () => {
    const incident = await opened();
    expect((await add(incident, 'decision', null, null)).add_item).toBe('reason_required');
    expect((await add(incident, 'decision', 'Parce que', null)).add_item).toBeNull();
    expect((await add(incident, 'act', null, null)).add_item).toBe('invalid');
    const { rows } = await s.owner.query<{ account_id: string; id: string }>(
      'SELECT account_id, max(entry_id) AS id FROM ledger.entry WHERE account_id IS NOT NULL GROUP BY 1',
    );
    const of = (id: string) => rows.find((row) => row.account_id === id)?.id ?? '0';
    expect((await add(incident, 'evidence', null, of(s.supervisor))).add_item).toBe('not_found');
    expect((await add(incident, 'evidence', null, of(account))).add_item).toBeNull();
  });

  it('keep every version of a document, and refuse a saving over one that was not read', async () => {
    const incident = await opened();
    expect(await save(incident, 'cnil', 0)).toEqual({ code: null, version: 1 });
    expect(await save(incident, 'cnil', 0)).toEqual({ code: 'state', version: null });
    expect(await save(incident, 'cnil', 1, { sent: new Date() })).toEqual({ code: null, version: 2 });
    expect((await save(incident, 'cnil', 2, { answers: { story: { deep: 1 } } })).code).toBe('invalid');
    expect((await save(incident, 'cnil', 2, { answers: { story: 'x'.repeat(70_000) } })).code).toBe(
      'invalid',
    );
    expect((await save(incident, 'poem', 0)).code).toBe('invalid');
    const first = await s.read('document', incident, { kind: 'cnil', version: 1 });
    expect(first.document).toMatchObject({ version: 1, sentAt: null });
    await expect(
      s.owner.query('SET ROLE ecluse_kernel; UPDATE incident.document SET version = 9'),
    ).rejects.toThrow('permission denied');
    await s.owner.query('RESET ROLE');
  });

  it('close only with nothing missing or a reason; then nothing changes until it is opened again', async () => {
    const incident = await opened();
    const close = async (why: string | null) => (await s.call('close', s.token, incident, why)).close;
    expect(await close(null)).toBe('reason_required');
    await s.call('fix', s.token, incident);
    await add(incident, 'decision', 'Parce que', null);
    await save(incident, 'cnil', 0, { sent: new Date() });
    await save(incident, 'register', 0);
    expect((await s.read('view', incident)).missing).toEqual(['contained']);
    expect(await close(null)).toBe('reason_required');
    expect(await close('Le compte est celui d’un agent hors de cause')).toBeNull();
    expect((await s.call('fix', s.token, incident)).code).toBe('state');
    expect((await add(incident, 'fact', null, null)).add_item).toBe('state');
    expect((await save(incident, 'cnil', 1)).code).toBe('state');
    expect((await s.call('reopen', s.token, incident, '')).reopen).toBe('reason_required');
    expect((await s.call('reopen', s.token, incident, 'Un compte de plus')).reopen).toBeNull();
    expect((await s.call('reopen', s.token, incident, 'Encore')).reopen).toBe('state');
  });

  it('ask no notification of an exercise', async () => {
    const { opened: incident } = await s.open([account], { exercise: true });
    expect((await s.read('view', incident)).missing).not.toContain('notified');
  });

  it('say in the file who moved the clock, and from when', async () => {
    const incident = await opened();
    const { incident: before } = await s.read('view', incident);
    const known = new Date(Date.now() - 3_600_000);
    const change = await s.call(
      'change',
      s.token,
      incident,
      'Compte détourné',
      known,
      before.from,
      before.to,
      [account],
    );
    expect(change.change).toBeNull();
    const { items } = await s.read('view', incident);
    expect(items.map((item: { text: string }) => item.text)).toContain('clock_moved');
  });

  it('leave one entry at least each, refusals too, with no personal data in it', async () => {
    const { rows } = await s.owner.query<{ operation: string; detail: string }>(
      `SELECT DISTINCT operation, detail::text FROM ledger.entry WHERE operation LIKE 'incident.%'`,
    );
    expect(new Set(rows.map((row) => row.operation))).toEqual(
      new Set(
        ['list', 'view', 'measure', 'open', 'change', 'fix', 'write', 'document', 'export', 'close'].map(
          (name) => `incident.${name}`,
        ),
      ),
    );
    expect(rows.filter((row) => /détourné|passé|Parce/.test(row.detail))).toEqual([]);
  });
});
