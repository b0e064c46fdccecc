import { randomBytes } from 'node:crypto';
import { callRows, callValue } from '../../../src/db/index.ts';
import { createAccount, createStructure } from '../../../src/identity/index.ts';
import { type TestDatabase, testDatabase } from '../harness.ts';

/** A database with one Mission Locale and two counsellors; the owner moves timestamps instead of waiting. */
export async function identityFixture() {
  const t: TestDatabase = await testDatabase();
  const owner = await t.db.owner();
  const structureId = await createStructure(owner, { name: 'ML d’essai', kind: 'mission_locale' });
  const agent = (n: number) =>
    createAccount(owner, {
      structureId,
      role: 'counsellor',
      email: `agent${n}@exemple.fr`,
      displayName: `Agent ${n}`,
    });
  const [one, two] = [await agent(1), await agent(2)];
  return {
    t,
    owner,
    structureId,
    one: one.accountId,
    two: two.accountId,
    app: <V>(fn: string, ...args: unknown[]) => callValue<V>(t.db.app, `identity.${fn}`, args),
    signin: <V>(fn: string, ...args: unknown[]) => callValue<V>(t.db.signin, `identity.${fn}`, args),
    asOwner: <V>(fn: string, ...args: unknown[]) => callValue<V>(owner, `identity.${fn}`, args),
    view: async (token: Buffer) => (await callRows(t.db.app, 'identity.session_view', [token]))[0],
    /** The log's last lines, newest first: operation and code. */
    log: async (n: number) => {
      const { rows } = await owner.query<{ line: string }>(
        `SELECT operation || coalesce(' ' || code, '') AS line FROM ledger.entry ORDER BY entry_id DESC LIMIT $1`,
        [n],
      );
      return rows.map((row) => row.line);
    },
    async signIn(accountId: string): Promise<Buffer> {
      const token = randomBytes(32);
      const code = await callValue(t.db.signin, 'identity.start_session', [accountId, 'passkey', token]);
      if (code !== null) throw new Error(`not signed in: ${code}`);
      return token;
    },
    async addPasskey(accountId: string, credential: string, counter = 0): Promise<void> {
      const enrolment = randomBytes(32);
      await callValue(owner, 'identity.create_enrolment', [accountId, enrolment]);
      const code = await callValue(t.db.signin, 'identity.register_passkey', [
        enrolment,
        credential,
        Buffer.from('key'),
        counter,
        ['internal'],
        `Clé ${credential}`,
      ]);
      if (code !== null) throw new Error(`no passkey: ${code}`);
    },
    async close() {
      await owner.end();
      await t.close();
    },
  };
}

export type IdentityFixture = Awaited<ReturnType<typeof identityFixture>>;
