import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { splitRef } from '../../src/vault/index.ts';
import { scene } from './scene.ts';

let s: Awaited<ReturnType<typeof scene>>;
beforeAll(async () => {
  s = await scene(4);
});
afterAll(() => s.close());

const phoneOf = (ref: (typeof s.refs)[number]) => ({
  operation: 'contact.reveal' as const,
  purpose: 'follow_up' as const,
  target: { subject: ref },
  fields: ['phone' as const],
});
const first = () => {
  const ref = s.refs[0];
  if (!ref) throw new Error('scene has people');
  return ref;
};
const askSql = 'SELECT vault.ask_reveals($1)->0 AS r';
const takeSql = 'SELECT vault.take(ARRAY[$1::bytea], ARRAY[$2::bigint])->0 AS people';
/** Acts on the first person, as `vault.ask_reveals` takes them. */
const actsOf = (...tokens: Buffer[]) =>
  JSON.stringify(
    tokens.map((token) => ({
      ...phoneOf(first()),
      token: token.toString('base64'),
      target: { subject: splitRef(first()) },
    })),
  );

describe('a reveal', () => {
  it('shows the value to the counsellor who follows, and the entry stands', async () => {
    const token = await s.session(s.counsellor);
    const r = await s.vault.reveal({ token, ...phoneOf(first()) });
    expect(r).toMatchObject({ ok: true, people: [{ values: { phone: '+33639980000' } }] });
    const [entry] = await s.entries(`entry_id = ${r.entryId}`);
    expect(entry).toMatchObject({
      operation: 'contact.reveal',
      code: null,
      purpose: 'follow_up',
      fields: ['phone'],
      account_id: s.counsellor,
      subjects: [splitRef(first())[1]],
    });
  });

  it('refuses a colleague without a relationship, as a committed value', async () => {
    const token = await s.session(s.colleague);
    const r = await s.vault.reveal({ token, ...phoneOf(first()) });
    expect(r).toMatchObject({ ok: false, code: 'no_relationship' });
    expect(await s.entries(`entry_id = ${r.entryId}`)).toMatchObject([
      { code: 'no_relationship', account_id: s.colleague },
    ]);
  });

  it('answers the same for a person who does not exist', async () => {
    const token = await s.session(s.colleague);
    const nobody = `${s.structure}-999999999` as ReturnType<typeof first>;
    expect(await s.vault.reveal({ token, ...phoneOf(nobody) })).toMatchObject({
      ok: false,
      code: 'no_relationship',
    });
  });
});

describe('law 2: record, commit, then disclose', () => {
  it('an asker that rolls back holds nothing', async () => {
    const token = await s.session(s.counsellor);
    const c = await s.appConnection();
    await c.query('BEGIN');
    const { rows } = await c.query(askSql, [actsOf(token)]);
    const entry = rows[0].r.entry;
    await c.query('ROLLBACK');
    const taken = await c.query(takeSql, [token, entry]);
    expect(taken.rows[0].people).toEqual([]);
    expect(await s.entries(`entry_id = ${entry}`)).toEqual([]);
    await c.end();
  });

  it('taking inside the asking transaction gives nothing, with or without a savepoint', async () => {
    const token = await s.session(s.counsellor);
    const c = await s.appConnection();
    await c.query('BEGIN');
    const { rows } = await c.query(askSql, [actsOf(token)]);
    const same = await c.query(takeSql, [token, rows[0].r.entry]);
    await c.query('SAVEPOINT a');
    const nested = await c.query(askSql, [actsOf(token)]);
    await c.query('RELEASE a');
    const afterSavepoint = await c.query(takeSql, [token, nested.rows[0].r.entry]);
    await c.query('ROLLBACK');
    expect([same.rows[0].people, afterSavepoint.rows[0].people]).toEqual([[], []]);
    await c.end();
  });

  it('another connection cannot take what is not committed', async () => {
    const token = await s.session(s.counsellor);
    const asker = await s.appConnection();
    const thief = await s.appConnection();
    await asker.query('BEGIN');
    const { rows } = await asker.query(askSql, [actsOf(token)]);
    const taken = await thief.query(takeSql, [token, rows[0].r.entry]);
    expect(taken.rows[0].people).toEqual([]);
    await asker.query('ROLLBACK');
    await asker.end();
    await thief.end();
  });

  it('a connection dropped before COMMIT leaves neither entry nor value', async () => {
    const token = await s.session(s.counsellor);
    const c = await s.appConnection();
    c.on('error', () => {});
    await c.query('BEGIN');
    const { rows } = await c.query(askSql, [actsOf(token)]);
    const { rows: pid } = await c.query('SELECT pg_backend_pid() AS pid');
    await s.owner.query('SELECT pg_terminate_backend($1, 5000)', [pid[0].pid]);
    const taken = await s.db.app.query(takeSql, [token, rows[0].r.entry]);
    expect(taken.rows[0].people).toEqual([]);
    expect(await s.entries(`entry_id = ${rows[0].r.entry}`)).toEqual([]);
  });

  it('what was asked and committed is taken once, by the session that asked, within ten seconds', async () => {
    const token = await s.session(s.counsellor);
    const other = await s.session(s.colleague);
    const ask = async () => (await s.db.app.query(askSql, [actsOf(token)])).rows[0].r.entry;
    const take = async (t: Buffer, entry: string) =>
      (await s.db.app.query(takeSql, [t, entry])).rows[0].people.length;
    const entry = await ask();
    expect(await take(other, entry)).toBe(0);
    expect(await take(token, entry)).toBe(1);
    expect(await take(token, entry)).toBe(0);
    const late = await ask();
    await s.owner.query(`UPDATE gate.pending SET at = at - interval '11 seconds' WHERE entry_id = $1`, [
      late,
    ]);
    expect(await take(token, late)).toBe(0);
    // A freeze, or the end of the session, comes before what was asked and not yet taken.
    const state = (to: string) =>
      s.owner.query('UPDATE identity.account SET state = $2 WHERE account_id = $1', [s.counsellor, to]);
    const before = [await ask(), await ask()] as const;
    await state('frozen');
    expect(await take(token, before[0])).toBe(0);
    await state('active');
    expect(await take(token, before[0])).toBe(1);
    await s.owner.query(
      'UPDATE identity.session SET ended_at = now(), ended_why = $$signed_out$$ WHERE token_hash = sha256($1)',
      [token],
    );
    expect(await take(token, before[1])).toBe(0);
  });

  it('CALL inside the caller’s own transaction fails, and discloses nothing', async () => {
    const token = await s.session(s.counsellor);
    const c = await s.appConnection();
    await c.query('BEGIN');
    await expect(c.query('CALL vault.reveals($1, NULL)', [actsOf(token)])).rejects.toThrow(
      /invalid transaction termination/,
    );
    await c.end();
  });

  it('a snapshot older than the budget’s lock is refused', async () => {
    const token = await s.session(s.counsellor);
    const c = await s.appConnection();
    await c.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    await expect(c.query(askSql, [actsOf(token)])).rejects.toThrow(/READ COMMITTED/);
    await c.end();
  });

  it('the entry is flushed even when the caller switched durability off', async () => {
    const token = await s.session(s.counsellor);
    const c = await s.appConnection();
    await c.query('SET synchronous_commit = off');
    await c.query('BEGIN');
    await c.query(askSql, [actsOf(token)]);
    const { rows } = await c.query('SHOW synchronous_commit');
    expect(rows[0].synchronous_commit).toBe('on');
    await c.query('ROLLBACK');
    await c.end();
  });
});

describe('sealed tables', () => {
  it.each(['app', 'signin'] as const)('role %s can neither read nor write any of them', async (role) => {
    const { rows } = await s.owner.query(
      `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname IN ('identity', 'gate', 'vault', 'ledger', 'referrals', 'watch', 'incident', 'notice') AND c.relkind IN ('r', 'v', 'm', 'p', 'S')`,
    );
    expect(rows.length).toBeGreaterThan(20);
    for (const { name } of rows) {
      await expect(s.db[role].query(`SELECT * FROM ${name}`), name).rejects.toThrow(/permission denied/);
    }
    for (const sql of [
      'DELETE FROM ledger.entry',
      'UPDATE ledger.entry SET code = NULL',
      'INSERT INTO gate.relationship VALUES (1, 1, 1)',
      'TRUNCATE ledger.trace',
      `SELECT gate.ask('x', 'x', NULL, NULL, NULL, NULL)`,
      `SELECT vault.sealed_people('{1}', '{1}', '{phone}')`,
      'SET ROLE ecluse_kernel',
    ]) {
      await expect(s.db[role].query(sql), sql).rejects.toThrow(/permission denied/);
    }
  });

  it('the kernel itself can neither change nor delete an entry', async () => {
    const { rows } = await s.owner.query(
      `SELECT has_table_privilege('ecluse_kernel', 'ledger.entry', 'UPDATE') OR has_table_privilege('ecluse_kernel', 'ledger.entry', 'DELETE')
           OR has_table_privilege('ecluse_kernel', 'ledger.entry', 'TRUNCATE') AS can`,
    );
    expect(rows[0].can).toBe(false);
  });

  it('the database holds no clear value', async () => {
    const { rows } = await s.owner.query(`SELECT sealed FROM vault.sealed`);
    expect(rows.length).toBeGreaterThan(0);
    for (const { sealed } of rows) expect(sealed.toString('latin1')).not.toMatch(/Prénom|Nom\d|\+336/);
  });

  it('a sealed value moved to another person does not open', async () => {
    const [a, b] = [s.refs[2], s.refs[3]];
    if (!a || !b) throw new Error('scene has people');
    await s.owner.query(
      `UPDATE vault.sealed SET sealed = (SELECT sealed FROM vault.sealed WHERE field = 'phone' AND beneficiary_id = $1) WHERE field = 'phone' AND beneficiary_id = $2`,
      [splitRef(a)[1], splitRef(b)[1]],
    );
    const token = await s.session(s.counsellor);
    await expect(s.vault.reveal({ token, ...phoneOf(b) })).rejects.toThrow(/cannot unseal/);
  });
});

describe('what a write may do is not what it may show', () => {
  const call = async (token: Buffer, operation: string, target: object, fields: string[]) => {
    const act = { token: token.toString('base64'), operation, purpose: null, target, fields };
    const { rows } = await s.db.app.query('CALL vault.reveals($1, NULL)', [JSON.stringify([act])]);
    return rows[0].p_result[0];
  };

  it.each(['dossier.change', 'note.add', 'referral.word'])(
    '%s gives the wrapped key, never a value',
    async (operation) => {
      const token = await s.session(s.counsellor);
      const target = { subject: splitRef(first()) };
      for (const field of ['summary', 'phone', 'birthDate', 'nir', 'note', 'word']) {
        expect(await call(token, operation, target, [field]), field).toMatchObject({
          code: 'field',
          people: [],
        });
      }
      const key = await call(token, operation, target, []);
      expect(key).toMatchObject({ code: null, people: [{ v: [], m: null, j: null }] });
    },
  );

  it.each([
    'dossier.check_duplicate',
    'referral.propose',
    'referral.act',
    'candidate.answer',
    'mail.send',
    'dossier.create',
  ])('%s gives nothing through reveal', async (operation) => {
    const token = await s.session(s.counsellor);
    expect(await call(token, operation, { subject: splitRef(first()) }, [])).toMatchObject({
      code: expect.stringMatching(/^(field|role)$/), // role: somebody else's act, refused before its fields are read
      people: [],
    });
  });

  it('nobody creates a person under a number of their choice, nor under another session’s', async () => {
    const token = await s.session(s.counsellor);
    const other = await s.session(s.colleague);
    const create = async (t: Buffer, number: string) => {
      const { rows } = await s.db.app.query(
        `SELECT vault.create_beneficiary($1, $2, $3, 1, 'x', '[]', '[]', '{}') AS r`,
        [t, s.structure, number],
      );
      return rows[0].r.code;
    };
    const { rows } = await s.db.app.query('SELECT vault.next_beneficiary_id($1) AS id', [token]);
    expect(await create(token, '777777')).toBe('out_of_scope');
    expect(await create(other, rows[0].id)).toBe('out_of_scope');
    expect(await create(token, rows[0].id)).toBeNull();
    expect(await create(token, rows[0].id)).toBe('out_of_scope');
  });

  it('a word changes neither what can be searched nor the state of the file', async () => {
    const token = await s.session(s.counsellor);
    const [structure, person] = splitRef(first());
    const before = await s.owner.query(
      'SELECT count(*) AS n FROM vault.blind_index WHERE beneficiary_id = $1',
      [person],
    );
    await s.db.app.query(
      `SELECT vault.change($1, 'referral.word', NULL, $2, $3, '[]', '[["name", null]]', '{"status": "closed"}')`,
      [token, structure, person],
    );
    const after = await s.owner.query(
      'SELECT count(*) AS n FROM vault.blind_index WHERE beneficiary_id = $1',
      [person],
    );
    const { rows } = await s.owner.query('SELECT status FROM vault.beneficiary WHERE beneficiary_id = $1', [
      person,
    ]);
    expect([after.rows, rows[0].status]).toEqual([before.rows, 'active']);
  });

  it('a structure’s key cannot be replaced, and the log keeps declared words only', async () => {
    await s.db.app.query(`SELECT vault.put_structure_key($1, decode(repeat('00', 60), 'hex'))`, [
      s.structure,
    ]);
    const { rows } = await s.owner.query(
      'SELECT count(*)::int AS n FROM vault.structure_key WHERE structure_id = $1',
      [s.structure],
    );
    expect(rows[0].n).toBe(1);
    const token = await s.session(s.counsellor);
    const { rows: asked } = await s.db.app.query(askSql, [
      JSON.stringify([
        {
          token: token.toString('base64'),
          operation: 'my secret operation',
          purpose: 'Jean Dupont',
          target: { subject: splitRef(first()) },
          fields: ['Jean'],
        },
      ]),
    ]);
    expect(await s.entries(`entry_id = ${asked[0].r.entry}`)).toMatchObject([
      { operation: '?', purpose: '?', fields: ['?'], code: 'unknown_operation' },
    ]);
  });

  it('no grant of an older version lives on', async () => {
    const { rows } = await s.owner.query(
      `SELECT p.oid::regprocedure::text AS f FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
       WHERE n.nspname IN ('identity', 'gate', 'vault', 'ledger', 'referrals', 'watch', 'incident', 'notice') AND has_function_privilege('public', p.oid, 'EXECUTE')`,
    );
    expect(rows).toEqual([]);
  });
});
