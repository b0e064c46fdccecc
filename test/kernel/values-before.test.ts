import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeDossier } from '../../src/dossiers/change-dossier.ts';
import { findChanges } from '../../src/dossiers/find-changes.ts';
import { restoreValue } from '../../src/dossiers/restore-value.ts';
import type { FieldValues } from '../../src/gate/index.ts';
import { type BeneficiaryRef, splitRef } from '../../src/vault/index.ts';
import { scene } from './scene.ts';

/*
 * Who holds a stolen session must not turn a person's links and notices to themselves; and what they changed with a
 * touch that they were given can be seen and undone, unseen by anybody.
 */
let s: Awaited<ReturnType<typeof scene>>;
let deps: { vault: typeof s.vault; db: typeof s.db };
let ref: BeneficiaryRef;
beforeAll(async () => {
  s = await scene(3);
  deps = { vault: s.vault, db: s.db };
  const [first] = s.refs;
  if (!first) throw new Error('the scene has people');
  ref = first;
});
afterAll(() => s.close());

const address = { lines: ['1 rue du Voleur'], postcode: '44000', city: 'Nantes' };
const change = async (token: Buffer, values: Partial<FieldValues>) => {
  const done = await changeDossier(deps, { token, ref, values });
  return done.ok ? null : done.code;
};
const present = (account = s.counsellor) => s.session(account, { presence: true });
const changes = async (token: Buffer, whose = ref) => {
  const read = await findChanges(deps, { token, ref: whose });
  if (!read.ok) throw new Error(read.code);
  return read;
};
const restore = async (token: Buffer, id: string, whose = ref) => {
  const done = await restoreValue(deps, { token, ref: whose, id });
  return done.ok ? null : done.code;
};
const sealed = async (field: string) =>
  (
    await s.owner.query('SELECT sealed FROM vault.sealed WHERE beneficiary_id = $1 AND field = $2', [
      splitRef(ref)[1],
      field,
    ])
  ).rows[0]?.sealed as Buffer | undefined;
const tokens = async () =>
  (
    await s.owner.query(
      `SELECT kind, encode(token, 'hex') AS token FROM vault.blind_index WHERE beneficiary_id = $1 ORDER BY 1, 2`,
      [splitRef(ref)[1]],
    )
  ).rows;
const shown = async (
  token: Buffer,
  operation: 'contact.reveal' | 'dossier.name',
  field: 'phone' | 'summary',
) => {
  const got = await s.vault.reveal({
    token,
    operation,
    purpose: 'error_correction',
    target: { subject: ref },
    fields: [field],
  });
  return got.ok ? got.people[0]?.values[field] : got.code;
};

describe('a protected value', () => {
  it('is replaced with a touch only, by whatever name the change goes', async () => {
    const stolen = await s.session(s.counsellor);
    const values: Partial<FieldValues>[] = [
      { phone: '+33639980099' },
      { address },
      { email: 'voleur@exemple.fr' },
      { birthDate: '2004-01-01' },
      { nir: '104019912345678' },
    ];
    const before = await sealed('phone');
    for (const one of values) expect(await change(stolen, one)).toBe('presence');
    for (const field of ['phone', 'address', 'email', 'nir']) {
      const { rows } = await s.db.app.query(
        `SELECT vault.change($1, 'dossier.change', NULL, $2, $3, $4, '[]', '{}') AS r`,
        [stolen, ...splitRef(ref), JSON.stringify([[field, 0, 'AAAA']])],
      );
      expect(rows[0].r.code, field).toBe('presence');
    }
    // Nor under the name of another write.
    for (const operation of ['note.add', 'referral.word']) {
      const { rows } = await s.db.app.query(
        `SELECT vault.change($1, $2, NULL, $3, $4, '[["phone", 0, "AAAA"]]', '[]', '{}') AS r`,
        [stolen, operation, ...splitRef(ref)],
      );
      expect(rows[0].r.code, operation).toBe('field');
    }
    expect(await sealed('phone')).toEqual(before);
    expect(await change(stolen, { situation: { project: 'Cuisine' } })).toBeNull();
  });

  it('that is replaced is kept sealed, with who and when; the entry names the fields', async () => {
    const before = await sealed('birthDate');
    const token = await present();
    expect(await change(token, { birthDate: '2004-01-01', email: 'jeune@exemple.fr' })).toBeNull();
    const kept = await s.owner.query(
      'SELECT field, sealed, replaced_by FROM vault.sealed_before WHERE beneficiary_id = $1',
      [splitRef(ref)[1]],
    );
    expect(kept.rows).toMatchObject([{ field: 'birthDate', replaced_by: s.counsellor, sealed: before }]);
    expect(await sealed('birthDate')).not.toEqual(before);
    expect(
      await s.entries(`operation = 'identifier.change' AND code IS NULL AND cardinality(fields) > 0`),
    ).toMatchObject([{ fields: expect.arrayContaining(['birthDate', 'email']) }]);
    const read = await changes(token);
    expect(read.before).toMatchObject([
      { fields: ['birthDate'], by: { me: true }, writtenBy: { name: null } },
    ]);
    expect(read.now.find((row) => row.field === 'email')).toMatchObject({ by: { name: 'Agent', me: true } });
    // Sealed or open, no value leaves by this door.
    expect(JSON.stringify(read)).not.toMatch(/2005|2004|exemple|[A-Za-z0-9+/]{30}/);
  });

  it('comes back with a touch, once, the one that it replaces kept in its turn', async () => {
    const token = await present();
    const was = await shown(token, 'contact.reveal', 'phone');
    expect(await change(token, { phone: '+33639980099' })).toBeNull();
    const [latest] = (await changes(token)).before;
    if (!latest) throw new Error('nothing was kept');
    expect(latest.fields).toEqual(['phone']);
    const stolen = await s.session(s.counsellor);
    expect(await restore(stolen, latest.id)).toBe('presence');
    const again = await present();
    expect(await shown(again, 'contact.reveal', 'phone')).toBe('+33639980099');
    const both = await Promise.all([restore(again, latest.id), restore(again, latest.id)]);
    expect(both.sort()).toEqual([null, 'state']);
    expect(await shown(again, 'contact.reveal', 'phone')).toBe(was);
    const rows = (await changes(again)).before.filter((row) => row.fields.includes('phone'));
    expect(rows.map((row) => row.restoredAt !== null)).toEqual([false, true]);
    // Back and forth: nothing is lost.
    expect(await restore(again, rows[0]?.id ?? '')).toBeNull();
    expect(await shown(again, 'contact.reveal', 'phone')).toBe('+33639980099');
    expect(await s.entries(`operation = 'dossier.restore'`)).toMatchObject([
      { code: 'presence', fields: ['phone'] },
      { code: null, fields: ['phone'] },
      // Allowed, and then nothing to put back any more.
      { code: null, fields: ['phone'] },
      { code: 'state' },
      { code: null, fields: ['phone'] },
    ]);
  });

  it('of name and birth date comes back whole, and is found again as before', async () => {
    const token = await present();
    const name = await shown(token, 'dossier.name', 'summary');
    const born = await sealed('birthDate');
    const found = await tokens();
    const summary = { givenName: 'Autre', familyName: 'Personne', birthYear: 1999 };
    expect(await change(token, { summary, birthDate: '1999-01-01', nir: '199019912345678' })).toBeNull();
    expect(await tokens()).not.toEqual(found);
    const latest = (await changes(token)).before.find((row) => row.fields.includes('summary'));
    expect(latest?.fields).toEqual(['summary', 'birthDate']);
    expect(await restore(token, latest?.id ?? '')).toBeNull();
    expect(await shown(token, 'dossier.name', 'summary')).toEqual(name);
    expect(await sealed('birthDate')).toEqual(born);
    expect((await tokens()).filter((row) => row.kind !== 'nir')).toEqual(found);
  });

  it('is restored by whoever follows the person, and under its own person alone', async () => {
    const token = await present();
    expect(await change(token, { phone: '+33639980077' })).toBeNull();
    const [latest] = (await changes(token)).before;
    if (!latest) throw new Error('nothing was kept');
    for (const account of [s.colleague, s.stranger]) {
      const other = await present(account);
      expect(await findChanges(deps, { token: other, ref })).toMatchObject({ code: 'no_relationship' });
      expect(await restore(other, latest.id)).toBe('no_relationship');
    }
    // A number of another person, under one whom I follow.
    const [, second] = s.refs;
    if (!second) throw new Error('the scene has people');
    for (const id of [latest.id, '999999999']) expect(await restore(token, id, second)).toBe('not_found');
    expect(await shown(token, 'contact.reveal', 'phone')).toBe('+33639980077');
  });

  it('stays on the page, however often a name is changed after it without a touch', async () => {
    expect(await change(await present(), { phone: '+33639980066' })).toBeNull();
    const stolen = await s.session(s.counsellor);
    for (let i = 0; i < 51; i += 1) {
      const summary = { givenName: 'Autre', familyName: `Personne${'e'.repeat(i)}`, birthYear: 1999 };
      expect(await change(stolen, { summary })).toBeNull();
    }
    const { before } = await changes(stolen);
    expect(before.filter((row) => row.fields.includes('phone')).length).toBeGreaterThan(0);
    expect(before.filter((row) => row.fields.includes('summary'))).toHaveLength(10);
  });

  it('is forgotten after so many days', async () => {
    const count = async () =>
      (await s.owner.query('SELECT count(*)::int AS n FROM vault.sealed_before')).rows[0].n;
    const kept = await count();
    await s.owner.query(
      `UPDATE vault.sealed_before SET replaced_at = replaced_at - interval '121 days' WHERE field = 'birthDate'`,
    );
    await s.db.app.query('SELECT identity.upkeep()');
    expect(await count()).toBeLessThan(kept);
    expect(await count()).toBeGreaterThan(0);
  });
});

describe('who changed what', () => {
  const ask = async (on: { query: typeof s.owner.query }, token: Buffer) =>
    (await on.query('SELECT vault.ask_before($1, $2, $3) AS r', [token, ...splitRef(ref)])).rows[0].r;
  const take = async (on: { query: typeof s.owner.query }, token: Buffer, entry: string) =>
    (await on.query('SELECT vault.take_before($1, $2) AS r', [token, entry])).rows[0].r;

  it('is taken once, by the session that asked, of a committed entry', async () => {
    const token = await present();
    const app = await s.appConnection();
    const { entry } = await ask(app, token);
    expect(await take(app, await present(s.colleague), entry)).toEqual({});
    expect((await take(app, token, entry)).now.length).toBeGreaterThan(0);
    expect(await take(app, token, entry)).toEqual({});
    await app.query('BEGIN');
    const inside = await ask(app, token);
    await app.query('SAVEPOINT later');
    expect(await take(app, token, inside.entry)).toEqual({});
    await app.query('ROLLBACK');
    expect(await take(app, token, inside.entry)).toEqual({});
    await app.end();
  });
});
