import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/db/harness.ts';
import { createOperatorVault, makeRef, openVault, splitRef } from '../../vault/index.ts';
import { invent } from './invent.ts';
import type { World } from './layout.ts';
import { loadWorld } from './load-world.ts';

const PEOPLE = 300;
/** The last of their batch, of their structure, and one in between. */
const SOME = [1, 11, 12, 150, PEOPLE];

let t: TestDatabase;
let owner: pg.Client;
let world: World;
beforeAll(async () => {
  t = await testDatabase();
  owner = await t.db.owner();
  world = await loadWorld(owner, t.config.masterKeyFile, PEOPLE, () => {});
});
afterAll(async () => {
  await owner?.end();
  await t?.close();
});

/** What stands in the vault about a person, but for what differs between any two people: numbers, random bytes, hours. */
async function inVault(person: string) {
  const { rows } = await owner.query<{ found: unknown }>(
    `SELECT jsonb_build_object(
       'person', (SELECT to_jsonb(b) - '{beneficiary_id,created_at,last_contact_on}'::text[]
         FROM vault.beneficiary AS b WHERE b.beneficiary_id = p.id),
       'key', (SELECT to_jsonb(k) - '{beneficiary_id,wrapped}'::text[] || jsonb_build_object('bytes', length(k.wrapped))
         FROM vault.data_key AS k WHERE k.beneficiary_id = p.id),
       'values', (SELECT jsonb_agg(to_jsonb(s) - '{beneficiary_id,item,sealed,written_at}'::text[]
           || jsonb_build_object('bytes', length(s.sealed), 'single', s.item = 0) ORDER BY s.field)
         FROM vault.sealed AS s WHERE s.beneficiary_id = p.id),
       'indexes', (SELECT jsonb_agg(jsonb_build_array(i.structure_id, i.kind, i.token) ORDER BY i.kind)
         FROM vault.blind_index AS i WHERE i.beneficiary_id = p.id),
       'follows', (SELECT jsonb_agg(to_jsonb(r) - '{beneficiary_id,since}'::text[])
         FROM gate.relationship AS r WHERE r.beneficiary_id = p.id AND r.kind = 'follows')) AS found
     FROM (SELECT $1::bigint AS id) AS p`,
    [person],
  );
  return rows[0]?.found;
}

const counsellorOf = async (person: number) => {
  const { rows } = await owner.query<{ id: string }>(
    'SELECT counsellor_account_id AS id FROM vault.beneficiary WHERE beneficiary_id = $1',
    [person],
  );
  return rows[0]?.id ?? '';
};

async function sessionOf(account: string): Promise<Buffer> {
  const token = randomBytes(32);
  await owner.query(
    `INSERT INTO identity.session (token_hash, account_id, structure_id, method, idle_until, ends_at, presence_at)
     SELECT sha256($1), account_id, structure_id, 'passkey', now() + interval '30 minutes', now() + interval '10 hours', now()
     FROM identity.account WHERE account_id = $2`,
    [token, account],
  );
  return token;
}

test('a loaded person stands in the vault as one that the product imports', async () => {
  const vault = createOperatorVault(owner, t.config.masterKeyFile);
  for (const person of SOME) {
    const loaded = await inVault(String(person));
    const twin = await vault.createBeneficiary({
      structureId: String(world.structureOf(person)),
      counsellorId: await counsellorOf(person),
      ...invent(person),
    });
    const [, id] = splitRef(twin);
    // After all that was loaded: the sequence knows their numbers.
    expect(Number(id)).toBeGreaterThan(PEOPLE);
    expect(loaded).toEqual(await inVault(id));
  }
});

test('the product opens each value, and finds the person by name', async () => {
  const vault = openVault(t.db.app, t.config.masterKeyFile);
  for (const person of [12, PEOPLE]) {
    const token = await sessionOf(await counsellorOf(person));
    const structureId = String(world.structureOf(person));
    const ref = makeRef(structureId, String(person));
    const { values, notes } = invent(person);
    const show = async (
      operation: Parameters<typeof vault.reveal>[0]['operation'],
      field: Parameters<typeof vault.reveal>[0]['fields'][number],
    ) => {
      const target = { subject: ref };
      const shown = await vault.reveal({ token, operation, purpose: 'follow_up', target, fields: [field] });
      if (!shown.ok) throw new Error(`${operation}: ${shown.code}`);
      return shown.people[0];
    };
    expect((await show('dossier.open', 'summary'))?.values.summary).toEqual(values.summary);
    expect((await show('dossier.open', 'note'))?.notes).toMatchObject(notes);
    expect((await show('contact.reveal', 'phone'))?.values.phone).toBe(values.phone);
    expect((await show('contact.reveal', 'email'))?.values.email).toBe(values.email);
    expect((await show('identifier.reveal', 'franceTravailId'))?.values.franceTravailId).toBe(
      values.franceTravailId,
    );
    const { givenName, familyName } = values.summary;
    const found = await vault.reveal({
      ...{ token, operation: 'dossier.search', purpose: null, fields: ['summary'] },
      target: { search: { structureId, query: `${givenName} ${familyName}`, limit: 10 } },
    });
    if (!found.ok) throw new Error(found.code);
    expect(found.people.map((one) => one.ref)).toContain(ref);
  }
});

test('everybody is there once, with values and keys of their own', async () => {
  const { rows } = await owner.query<Record<string, number>>(
    `SELECT (SELECT count(*)::int FROM vault.beneficiary WHERE beneficiary_id <= $1) AS people,
            (SELECT count(DISTINCT wrapped)::int FROM vault.data_key WHERE beneficiary_id <= $1) AS keys,
            (SELECT count(*)::int FROM vault.sealed WHERE beneficiary_id <= $1) AS sealed,
            (SELECT count(DISTINCT substring(sealed, 1, 12))::int FROM vault.sealed WHERE beneficiary_id <= $1) AS nonces`,
    [PEOPLE],
  );
  expect(rows[0]).toEqual({ people: PEOPLE, keys: PEOPLE, sealed: 5 * PEOPLE, nonces: 5 * PEOPLE });
});
