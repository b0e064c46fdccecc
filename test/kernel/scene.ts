import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { createOperatorVault, openVault, splitRef } from '../../src/vault/index.ts';
import { testDatabase } from '../db/harness.ts';

/** A small world for kernel tests: two structures, three counsellors, people, and live sessions. */
export async function scene(people = 3) {
  const t = await testDatabase();
  const owner = await t.db.owner();
  const structure = await insertId(
    owner,
    `INSERT INTO identity.structure (name, kind) VALUES ('ML A', 'mission_locale')`,
    'structure_id',
  );
  const elsewhere = await insertId(
    owner,
    `INSERT INTO identity.structure (name, kind) VALUES ('ML B', 'mission_locale')`,
    'structure_id',
  );
  const account = (structureId: string, role: string, state = 'active') =>
    insertId(
      owner,
      `INSERT INTO identity.account (structure_id, role, email, display_name, state)
       VALUES (${structureId}, '${role}', ${role === 'beneficiary' ? 'NULL' : `'${randomBytes(6).toString('hex')}@exemple.fr'`},
               ${role === 'beneficiary' ? 'NULL' : `'Agent'`}, '${state}')`,
      'account_id',
    );
  const counsellor = await account(structure, 'counsellor');
  const colleague = await account(structure, 'counsellor');
  const stranger = await account(elsewhere, 'counsellor');

  /** A live session, written as the owner: kernel tests are not about signing in. */
  const session = async (
    accountId: string,
    how: { presence?: boolean; scope?: string; idle?: string; ends?: string; ended?: boolean } = {},
  ) => {
    const token = randomBytes(32);
    await owner.query(
      'UPDATE identity.session SET ended_at = now(), ended_why = $2 WHERE account_id = $1 AND ended_at IS NULL AND scope_referral IS NULL',
      [accountId, 'replaced'],
    );
    await owner.query(
      `INSERT INTO identity.session (token_hash, account_id, structure_id, method, scope_referral, idle_until, ends_at, presence_at, ended_at, ended_why)
       SELECT sha256($1), account_id, structure_id, $2, $3, now() + $4::interval, now() + $5::interval, CASE WHEN $6 THEN now() END, CASE WHEN $7 THEN now() END, CASE WHEN $7 THEN 'signed_out' END
       FROM identity.account WHERE account_id = $8`,
      [
        token,
        how.scope ? 'link' : 'passkey',
        how.scope ?? null,
        how.idle ?? '30 minutes',
        how.ends ?? '10 hours',
        how.presence ?? false,
        how.ended ?? false,
        accountId,
      ],
    );
    return token;
  };

  const keyFile = t.config.masterKeyFile;
  const operator = createOperatorVault(owner, keyFile);
  const addPerson = (counsellorId: string | null, n: number, structureId = structure) =>
    operator.createBeneficiary({
      structureId,
      counsellorId,
      values: {
        summary: {
          givenName: `Prénom${n}`,
          familyName: `${n.toString().padStart(3, '0')}Nom`,
          birthYear: 2005,
        },
        phone: `+3363998${String(n).padStart(4, '0')}`,
        birthDate: '2005-04-09',
      },
      notes: [{ kind: 'call', text: `Note ${n}` }],
    });
  const refs: Awaited<ReturnType<typeof addPerson>>[] = [];
  for (let n = 0; n < people; n += 1) refs.push(await addPerson(counsellor, n));

  return {
    ...t,
    owner,
    structure,
    elsewhere,
    counsellor,
    colleague,
    stranger,
    account,
    session,
    refs,
    addPerson,
    vault: openVault(t.db.app, keyFile),
    /** A connection of the application's own role, outside the pool. */
    async appConnection() {
      const client = new pg.Client(t.db.connections.app);
      await client.connect();
      return client;
    },
    async relate(
      ref: (typeof refs)[number],
      accountId: string,
      kind: string,
      referral: string | null = null,
    ) {
      await owner.query(
        'INSERT INTO gate.relationship (structure_id, beneficiary_id, account_id, kind, referral_id) VALUES ($1, $2, $3, $4, $5)',
        [...splitRef(ref), accountId, kind, referral],
      );
    },
    async entries(where = 'true') {
      const { rows } = await owner.query(`SELECT * FROM ledger.entry WHERE ${where} ORDER BY entry_id`);
      return rows;
    },
    async close() {
      await owner.end();
      await t.close();
    },
  };
}

async function insertId(owner: pg.Client, sql: string, id: string): Promise<string> {
  const { rows } = await owner.query(`${sql} RETURNING ${id} AS id`);
  return String(rows[0].id);
}
