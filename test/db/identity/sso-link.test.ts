import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allowSso, createAccount, createStructure } from '../../../src/identity/index.ts';
import { type IdentityFixture, identityFixture } from './fixture.ts';

const ISSUER = 'https://provider.exemple.fr';
const SIRET = '21350238800019';
let f: IdentityFixture;
let structureId: string;
beforeAll(async () => {
  f = await identityFixture();
  structureId = await createStructure(f.owner, { name: 'ML du SSO', kind: 'mission_locale', siret: SIRET });
  await allowSso(f.owner, { structureId, issuer: ISSUER, idps: ['idp'] });
});
afterAll(() => f.close());

let made = 0;
async function agent(role: 'counsellor' | 'account_manager' = 'counsellor', method = 'passkey') {
  made += 1;
  const { accountId } = await createAccount(f.owner, {
    structureId,
    role,
    email: `agent-sso${made}@exemple.fr`,
    displayName: `Agent ${made}`,
    probationDays: 0,
  });
  await f.owner.query(
    `INSERT INTO identity.passkey (structure_id, account_id, credential_id, user_handle, public_key, label) VALUES ($1, $2, $3, '\\x00', '\\x00', 'clé')`,
    [structureId, accountId, `key-${accountId}`],
  );
  const token = randomBytes(32);
  await f.signin('start_session', accountId, method, token);
  return { accountId, token, key: `key-${accountId}` };
}
const link = (
  token: Buffer,
  sub: string,
  { acr = 'eidas2', siret = SIRET, idp = 'idp' }: { acr?: string; siret?: string; idp?: string } = {},
) => f.signin<string | null>('sso_link', token, ISSUER, sub, acr, siret, idp);
const begin = (token: Buffer, key: string | null) =>
  f.signin<string | null>('sso_link_begin', token, key, 1, randomBytes(32), randomBytes(32));
const enter = async (sub: string) => {
  const { rows } = await f.t.db.signin.query(
    'SELECT code, account_id FROM identity.sso_sign_in($1, $2, $3, $4, $5, NULL, NULL, $6)',
    [ISSUER, sub, 'eidas2', SIRET, 'idp', randomBytes(32)],
  );
  return rows[0];
};
const mailOf = async (accountId: string) => {
  const { rows } = await f.owner.query(
    'SELECT template FROM identity.outbox WHERE account_id = $1 ORDER BY outbox_id',
    [accountId],
  );
  return rows.map((row) => row.template);
};

describe('linking an existing account to a subject', () => {
  it('lets it in from then on, and tells its owner; undoing it shuts that door and ends what it opened', async () => {
    const one = await agent();
    expect(await link(one.token, 'mine')).toBeNull();
    expect(await enter('mine')).toEqual({ code: null, account_id: one.accountId });
    const token = randomBytes(32);
    await f.signin('start_session', one.accountId, 'passkey', token);
    expect(await f.app('sso_linked_since', token)).toBeInstanceOf(Date);
    expect(await f.app('sso_unlink', token)).toBeNull();
    expect(await mailOf(one.accountId)).toEqual(['sso.linked', 'sso.unlinked']);
    expect(await f.app('sso_linked_since', token)).toBeNull();
    expect(await f.app('sso_unlink', token)).toBe('sso_unbound');
    // The same identity is now somebody whom nobody knows: two people decide.
    expect((await enter('mine')).code).toBe('account_pending');
    expect(await f.log(1)).toEqual(['identity.sign_in account_pending']);
  });

  it('asks for a touch of its own, by this account’s key, in a session that a passkey opened', async () => {
    const [one, two] = [await agent(), await agent()];
    expect(await begin(one.token, null)).toBe('presence');
    expect(await begin(one.token, two.key)).toBe('passkey_foreign');
    expect(await begin(randomBytes(32), one.key)).toBe('no_session');
    expect(await begin(one.token, one.key)).toBeNull();
    const bySso = await agent('counsellor', 'sso');
    expect(await begin(bySso.token, bySso.key)).toBe('sso_passkey_session');
    expect(await link(bySso.token, 'other')).toBe('sso_passkey_session');
    expect(await link(randomBytes(32), 'other')).toBe('no_session');
  });

  it.each([
    ['another siret', { siret: '21350238800099' }, 'sso_structure'],
    ['another provider', { idp: 'idp-other' }, 'sso_structure'],
    ['no level', { acr: 'self-asserted' }, 'sso_assurance'],
  ])('is refused with %s, in the log', async (_, claims, code) => {
    const one = await agent();
    expect(await link(one.token, 'whoever', claims)).toBe(code);
    expect(await f.log(1)).toEqual([`account.link_sso ${code}`]);
  });

  it('asks more of who looks after accounts', async () => {
    const manager = await agent('account_manager');
    expect(await link(manager.token, 'chief', { acr: 'eidas1' })).toBe('sso_passkey_needed');
    expect(await link(manager.token, 'chief')).toBeNull();
  });

  it('takes one subject for one account and one account for one subject, however many try at once', async () => {
    const agents = [await agent(), await agent(), await agent(), await agent()];
    const codes = await Promise.all(agents.map(({ token }) => link(token, 'the same')));
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(codes.filter((code) => code === 'sso_bound')).toHaveLength(3);
    const one = await agent();
    const mine = await Promise.all(['a', 'b', 'c'].map((sub) => link(one.token, sub)));
    expect(mine.filter((code) => code === null)).toHaveLength(1);
    expect(mine.filter((code) => code === 'sso_bound')).toHaveLength(2);
    // And against a first arrival of the same person at the same moment: one of the two.
    const two = await agent();
    const [linked, born] = await Promise.all([link(two.token, 'arriving'), enter('arriving')]);
    expect([linked, born.code]).toEqual(
      linked === null
        ? [null, born.account_id === two.accountId ? null : 'never']
        : ['sso_bound', 'account_pending'],
    );
  });

  it('is never undone where nothing else opens the account', async () => {
    const one = await agent();
    expect(await link(one.token, 'only')).toBeNull();
    await f.owner.query('DELETE FROM identity.passkey WHERE account_id = $1', [one.accountId]);
    expect(await f.app('sso_unlink', one.token)).toBe('passkey_last');
  });
});

describe('a first arrival that nobody admits', () => {
  const upkeep = async (days: number) => {
    const { rows } = await f.owner.query(
      'SELECT identity.upkeep_at(now() + make_interval(days => $1)) AS more',
      [days],
    );
    if (rows[0].more) await upkeep(days);
  };
  const account = async (id: string) =>
    (
      await f.owner.query('SELECT state, email, display_name FROM identity.account WHERE account_id = $1', [
        id,
      ])
    ).rows[0];

  it('waits thirty days, then lets its subject go and is forgotten; whoever comes again begins anew', async () => {
    const late = await enter('late');
    const refused = await enter('refused');
    await f.owner.query(`UPDATE identity.account SET state = 'removed' WHERE account_id = $1`, [
      refused.account_id,
    ]);
    const { rows } = await f.owner.query('SELECT account_id FROM identity.sso_subject WHERE subject = $1', [
      'late',
    ]);
    const id = rows[0].account_id;
    expect(late.code).toBe('account_pending');
    // Linked, or admitted: these stay.
    const mine = await agent();
    expect(await link(mine.token, 'linked')).toBeNull();
    await enter('admitted');
    await f.owner.query(
      `UPDATE identity.account SET state = 'active', approved_by = $1
       WHERE account_id = (SELECT account_id FROM identity.sso_subject WHERE subject = 'admitted')`,
      [mine.accountId],
    );

    await upkeep(29);
    expect((await account(id)).state).toBe('pending');
    await upkeep(31);
    expect(await account(id)).toEqual({ state: 'removed', email: null, display_name: '?' });
    const left = await f.owner.query(
      `SELECT subject FROM identity.sso_subject WHERE subject IN ('late', 'refused', 'linked', 'admitted') ORDER BY 1`,
    );
    expect(left.rows.map((row) => row.subject)).toEqual(['admitted', 'linked']);
    const { rows: waiting } = await f.owner.query(
      `SELECT state FROM gate.request WHERE account_id = $1 AND state = 'waiting'`,
      [id],
    );
    expect(waiting).toEqual([]);
    const { rows: entries } = await f.owner.query(
      `SELECT detail ->> 'by' AS by FROM ledger.entry WHERE operation = 'account.remove' AND account_id = $1`,
      [id],
    );
    expect(entries).toEqual([{ by: 'pending' }]);

    expect((await enter('late')).code).toBe('account_pending');
    const again = await f.owner.query('SELECT account_id FROM identity.sso_subject WHERE subject = $1', [
      'late',
    ]);
    expect(again.rows[0].account_id).not.toBe(id);
  });
});
