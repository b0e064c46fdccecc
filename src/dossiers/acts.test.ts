import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/db/harness.ts';
import { createAccount, createStructure } from '../identity/index.ts';
import { type BeneficiaryRef, createOperatorVault, openVault } from '../vault/index.ts';
import { addNote } from './add-note.ts';
import { changeDossier } from './change-dossier.ts';
import { createDossier } from './create-dossier.ts';
import type { DossierDeps } from './deps.ts';
import { listCaseload } from './list-caseload.ts';
import { openDossier } from './open-dossier.ts';
import { revealValue } from './reveal-value.ts';
import { searchPeople } from './search-people.ts';

let t: TestDatabase;
let deps: DossierDeps;
let structureId: string;
let mine: BeneficiaryRef;
let theirs: BeneficiaryRef;
const me = randomBytes(32);
const manager = randomBytes(32);

const summary = (givenName: string, familyName: string) => ({ givenName, familyName, birthYear: 2006 });

beforeAll(async () => {
  t = await testDatabase();
  deps = { vault: openVault(t.db.app, t.config.masterKeyFile), db: t.db };
  const owner = await t.db.owner();
  await owner.query(`UPDATE gate.setting SET value = 'true' WHERE name = 'demo'`);
  structureId = await createStructure(owner, { name: 'ML', kind: 'mission_locale' });
  const account = async (role: 'counsellor' | 'account_manager', email: string) =>
    (await createAccount(owner, { structureId, role, email, displayName: email, probationDays: 0 }))
      .accountId;
  const first = await account('counsellor', 'a@exemple.fr');
  const second = await account('counsellor', 'b@exemple.fr');
  const third = await account('account_manager', 'c@exemple.fr');
  const vault = createOperatorVault(owner, t.config.masterKeyFile);
  const values = { phone: '+33639984127', nir: '106054895112345', birthDate: '2006-05-14' };
  const write = (counsellorId: string, givenName: string) =>
    vault.createBeneficiary({
      structureId,
      counsellorId,
      values: { ...values, summary: summary(givenName, 'Valcombe') },
      meta: { lastContactOn: '2026-01-01', lastContactKind: 'call' },
      notes: [{ kind: 'call', text: 'Premier appel.', at: new Date('2026-01-01T10:00:00Z') }],
    });
  mine = await write(first, 'Idriss');
  theirs = await write(second, 'Assia');
  await owner.end();
  for (const [accountId, token] of [
    [first, me],
    [third, manager],
  ] as const) {
    await t.db.signin.query(`SELECT identity.start_session($1, 'demo', $2)`, [accountId, token]);
  }
});
afterAll(() => t.close());

/** A passkey touch in my session, or that there was none. */
async function touch(at: Date | null): Promise<void> {
  const owner = await t.db.owner();
  await owner.query('UPDATE identity.session SET presence_at = $2 WHERE token_hash = sha256($1)', [me, at]);
  await owner.end();
}

/** Runs one statement as the owner: what no function of the product does. */
async function changeAsOwner(sql: string, args: unknown[] = []): Promise<void> {
  const owner = await t.db.owner();
  await owner.query(sql, args);
  await owner.end();
}

/** The session of a new counsellor who follows these people, each with the day of the latest contact. */
async function counsellorWith(people: readonly [string, string | null][]): Promise<Buffer> {
  const owner = await t.db.owner();
  const { accountId } = await createAccount(owner, {
    structureId,
    role: 'counsellor',
    email: `${randomBytes(4).toString('hex')}@exemple.fr`,
    displayName: 'Conseillère',
    probationDays: 0,
  });
  const vault = createOperatorVault(owner, t.config.masterKeyFile);
  for (const [givenName, lastContactOn] of people)
    await vault.createBeneficiary({
      structureId,
      counsellorId: accountId,
      values: { summary: summary(givenName, 'Quernec') },
      meta: lastContactOn ? { lastContactOn } : {},
    });
  await owner.end();
  const token = randomBytes(32);
  await t.db.signin.query(`SELECT identity.start_session($1, 'demo', $2)`, [accountId, token]);
  return token;
}

const names = (people: { values: { summary?: { givenName: string } } }[]) =>
  people.map((person) => person.values.summary?.givenName);

describe('caseload', () => {
  test('has mine and nobody else, counted', async () => {
    const page = await listCaseload(deps, { token: me, filter: 'all', limit: 25, offset: 0 });
    expect(page).toMatchObject({ ok: true, counts: { all: 1, quiet: 1 }, listed: { used: 1, cap: 400 } });
    expect(page.ok && names(page.people)).toEqual(['Idriss']);
  });
  test('has those with a referral under way, and those in training, apart', async () => {
    const referred = async (state: string) => {
      await changeAsOwner('DELETE FROM referrals.referral');
      await changeAsOwner(
        `INSERT INTO referrals.referral (structure_id, beneficiary_id, session_id, training_id, training_title,
           provider_name, state, state_since, proposed_by, beneficiary_account, provider_account, read_at, created_at)
         SELECT structure_id, beneficiary_id, 1, 1, 'CACES', 'GRETA', $1, now(), 1, 1, 1, now(), now()
         FROM vault.beneficiary`,
        [state],
      );
      const [referral, training] = await Promise.all(
        (['referral', 'training'] as const).map((filter) =>
          listCaseload(deps, { token: me, filter, limit: 25, offset: 0 }),
        ),
      );
      if (!referral?.ok || !training?.ok) throw new Error('refused');
      expect(referral.counts).toMatchObject({
        referral: referral.people.length,
        training: training.people.length,
      });
      return [names(referral.people), names(training.people)];
    };
    expect(await referred('sent')).toEqual([['Idriss'], []]);
    expect(await referred('entered')).toEqual([[], ['Idriss']]);
    expect(await referred('finished')).toEqual([[], []]);
  });
  test('is sorted by the latest contact, either way; who was never contacted is last, or first', async () => {
    const tokens = await counsellorWith([
      ['Lou', '2026-02-01'],
      ['Noé', '2026-03-01'],
      ['Zoé', null],
    ]);
    const sorted = async (order: 'latest' | 'oldest', offset = 0) => {
      const page = await listCaseload(deps, { token: tokens, filter: 'all', order, limit: 2, offset });
      return page.ok && names(page.people);
    };
    expect(await sorted('latest')).toEqual(['Noé', 'Lou']);
    expect(await sorted('latest', 2)).toEqual(['Zoé']);
    expect(await sorted('oldest')).toEqual(['Zoé', 'Lou']);
    expect(await sorted('oldest', 2)).toEqual(['Noé']);
  });
  test('leaves out whom a cover opens only later, and is refused to nobody for it', async () => {
    const token = await counsellorWith([['Lou', '2026-02-01']]);
    const cover = (since: string) =>
      changeAsOwner(
        `INSERT INTO gate.relationship AS g (structure_id, beneficiary_id, account_id, kind, since, until)
         SELECT $1::bigint, $2::bigint, s.account_id, 'covers', now() + $3::interval, now() + interval '9 days'
         FROM identity.session AS s WHERE s.token_hash = sha256($4)
         ON CONFLICT (structure_id, beneficiary_id, account_id, kind, coalesce(referral_id, 0))
         DO UPDATE SET since = excluded.since`,
        [...theirs.split('-'), since, token],
      );
    const list = () => listCaseload(deps, { token, filter: 'all', limit: 25, offset: 0 });
    const found = () => searchPeople(deps, { token, structureId, query: 'Assia Valcombe' });
    await cover('2 days');
    expect(await list()).toMatchObject({ ok: true, counts: { all: 1 }, people: [{}] });
    expect(await found()).toMatchObject({ ok: true, people: [] });
    await cover('-1 minute');
    expect(await list()).toMatchObject({ ok: true, counts: { all: 2 }, people: [{}, {}] });
    expect(await found()).toMatchObject({ ok: true, people: [{}] });
  });
  test('is not for an account manager', async () =>
    expect(await listCaseload(deps, { token: manager, filter: 'all', limit: 25, offset: 0 })).toMatchObject({
      ok: false,
      code: 'role',
    }));
  test('is not for nobody', async () =>
    expect(
      await listCaseload(deps, { token: randomBytes(32), filter: 'all', limit: 25, offset: 0 }),
    ).toMatchObject({
      ok: false,
      code: 'no_session',
    }));
});

describe('search', () => {
  const search = async (query: string) => {
    const found = await searchPeople(deps, { token: me, structureId, query });
    return found.ok ? names(found.people) : found.code;
  };
  test.each([
    ['Idriss Valcombe', ['Idriss']],
    ['VALCOMBE idriss', ['Idriss']],
    ['Idr Val', ['Idriss']],
    ['Assia Valcombe', []],
    ['Personne Inconnue', []],
  ])('%s → %j', async (query, expected) => expect(await search(query)).toEqual(expected));
});

describe('one dossier', () => {
  test('of mine opens with its notes and its journal', async () => {
    const opened = await openDossier(deps, { token: me, ref: mine });
    expect(opened.ok && opened.person.notes.map((note) => note.text)).toEqual(['Premier appel.']);
    expect(opened.ok && opened.person.journal?.length).toBe(1);
    expect(opened.ok && opened.person.values.phone).toBeUndefined();
  });
  test('of somebody else’s is refused', async () =>
    expect(await openDossier(deps, { token: me, ref: theirs })).toMatchObject({
      ok: false,
      code: 'no_relationship',
    }));
});

describe('one value', () => {
  const reveal = (ref: BeneficiaryRef, field: 'phone' | 'nir', purpose: 'follow_up' | null) =>
    revealValue(deps, { token: me, ref, field, purpose });
  test('is shown for a purpose, alone', async () =>
    expect(await reveal(mine, 'phone', 'follow_up')).toEqual({
      ok: true,
      values: { phone: '+33639984127' },
    }));
  test('is refused without one', async () =>
    expect(await reveal(mine, 'phone', null)).toMatchObject({ ok: false, code: 'purpose' }));
  test('is refused for somebody else’s', async () =>
    expect(await reveal(theirs, 'phone', 'follow_up')).toMatchObject({ ok: false, code: 'no_relationship' }));
  test('needs a passkey touch when it is an identifier', async () =>
    expect(await reveal(mine, 'nir', 'follow_up')).toMatchObject({ ok: false, code: 'presence' }));
});

describe('writing', () => {
  test('a contact moves the latest contact, a try does not', async () => {
    const add = (kind: 'call' | 'no_answer', today: string) =>
      addNote(deps, { token: me, ref: mine, kind, text: kind, today });
    expect(await add('call', '2026-02-01')).toMatchObject({ ok: true });
    expect(await add('no_answer', '2026-03-01')).toMatchObject({ ok: true });
    const opened = await openDossier(deps, { token: me, ref: mine });
    expect(opened.ok && opened.person.meta).toMatchObject({
      lastContactOn: '2026-02-01',
      lastContactKind: 'call',
    });
    expect(opened.ok && opened.person.notes.map((note) => note.text)).toEqual([
      'no_answer',
      'call',
      'Premier appel.',
    ]);
  });
  test('somebody else’s dossier takes no note and no change', async () => {
    expect(
      await addNote(deps, { token: me, ref: theirs, kind: 'call', text: 'x', today: '2026-02-01' }),
    ).toMatchObject({
      code: 'no_relationship',
    });
    expect(
      await changeDossier(deps, { token: me, ref: theirs, values: { phone: '+33639980000' } }),
    ).toMatchObject({
      code: 'no_relationship',
    });
  });
  test('a change takes a touch and replaces the value; its entry names the field, not the value', async () => {
    const change = () =>
      changeDossier(deps, { token: me, ref: mine, values: { phone: '+33639984128' }, status: 'paused' });
    expect(await change()).toMatchObject({ ok: false, code: 'presence' });
    await touch(new Date());
    expect(await change()).toEqual({ ok: true });
    await touch(null);
    const shown = await revealValue(deps, {
      token: me,
      ref: mine,
      field: 'phone',
      purpose: 'error_correction',
    });
    expect(shown).toMatchObject({ ok: true, values: { phone: '+33639984128' } });
    const owner = await t.db.owner();
    const { rows } = await owner.query(
      `SELECT DISTINCT fields FROM ledger.entry WHERE operation = 'identifier.change' AND code IS NULL AND cardinality(fields) > 0`,
    );
    expect(rows).toEqual([{ fields: ['phone'] }]);
    const { rows: all } = await owner.query(
      `SELECT count(*)::int AS n FROM ledger.entry e WHERE e::text LIKE '%639984128%'`,
    );
    expect(all).toEqual([{ n: 0 }]);
    await owner.end();
  });
});

describe('a new dossier', () => {
  const create = (givenName: string, anotherPerson: boolean) =>
    createDossier(deps, {
      token: me,
      structureId,
      values: { summary: summary(givenName, 'Valcombe') },
      today: '2026-03-01',
      anotherPerson,
    });
  test('is followed by whom created it', async () => {
    const created = await create('Théo', false);
    expect(created.ok && (await openDossier(deps, { token: me, ref: created.ref }))).toMatchObject({
      ok: true,
    });
  });
  test('stops at a person of the structure, whoever follows them', async () => {
    expect(await create('Assia', false)).toMatchObject({ ok: false, code: 'duplicate' });
    expect(await create('Assia', true)).toMatchObject({ ok: true });
  });
  test('is not for another structure', async () =>
    expect(
      await createDossier(deps, {
        token: me,
        structureId: '999',
        values: { summary: summary('Noé', 'Ailleurs') },
        today: '2026-03-01',
        anotherPerson: true,
      }).catch(() => ({ ok: false, code: 'fault' })),
    ).toMatchObject({ ok: false }));
});
