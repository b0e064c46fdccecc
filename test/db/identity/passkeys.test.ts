import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callRows } from '../../../src/db/index.ts';
import { type IdentityFixture, identityFixture } from './fixture.ts';

let f: IdentityFixture;
beforeAll(async () => {
  f = await identityFixture();
});
afterAll(() => f.close());

const register = (enrolment: Buffer, credential: string, session: Buffer | null = null) =>
  f.signin<string | null>(
    'register_passkey',
    enrolment,
    credential,
    Buffer.from('key'),
    0,
    ['internal'],
    'Clé',
    session,
  );

describe('an enrolment', () => {
  it('serves once, even for two uses at the same instant', async () => {
    const enrolment = randomBytes(32);
    expect(await f.asOwner('create_enrolment', f.one, enrolment)).toBeNull();
    const codes = await Promise.all([register(enrolment, 'a1'), register(enrolment, 'a2')]);
    expect(codes.sort()).toEqual(['enrolment_unknown', null]);
    expect(await register(enrolment, 'a3')).toBe('enrolment_unknown');
    expect(await f.log(1)).toEqual(['identity.enrol enrolment_unknown']);
  });

  it('is over after 72 hours', async () => {
    const enrolment = randomBytes(32);
    await f.asOwner('create_enrolment', f.one, enrolment);
    await f.owner.query(`UPDATE identity.enrolment SET expires_at = expires_at - interval '73 hours'`);
    const [found] = await callRows(f.t.db.signin, 'identity.find_enrolment', [enrolment]);
    expect(found?.code).toBe('enrolment_unknown');
    expect(await register(enrolment, 'b1')).toBe('enrolment_unknown');
  });

  it('is replaced by a newer one', async () => {
    const [older, newer] = [randomBytes(32), randomBytes(32)];
    await f.asOwner('create_enrolment', f.one, older);
    await f.asOwner('create_enrolment', f.one, newer);
    expect(await register(older, 'c1')).toBe('enrolment_unknown');
    expect(await register(newer, 'c2')).toBeNull();
  });

  it('tells the same for an unknown link and for a suspended account', async () => {
    const enrolment = randomBytes(32);
    await f.asOwner('create_enrolment', f.two, enrolment);
    await f.owner.query(`UPDATE identity.account SET state = 'suspended' WHERE account_id = $1`, [f.two]);
    const suspended = await callRows(f.t.db.signin, 'identity.find_enrolment', [enrolment]);
    expect(suspended).toEqual(await callRows(f.t.db.signin, 'identity.find_enrolment', [randomBytes(32)]));
    await f.owner.query(`UPDATE identity.account SET state = 'active' WHERE account_id = $1`, [f.two]);
  });

  it('of another key needs a touch for this very act, and serves the asking session alone for 10 minutes', async () => {
    const token = await f.signIn(f.one);
    expect(await f.signin('request_enrolment', randomBytes(32), randomBytes(32))).toBe('no_session');
    expect(await f.signin('request_enrolment', token, randomBytes(32))).toBe('presence');
    expect(await f.signin('confirm_presence', token, 'c2', 0)).toBeNull();
    expect(await f.signin('request_enrolment', token, randomBytes(32))).toBe('presence');
    expect(await f.signin('request_enrolment', token, randomBytes(32), 'no-such', 0)).toBe('passkey_foreign');
    const enrolment = randomBytes(32);
    expect(await f.signin('request_enrolment', token, enrolment, 'c2', 0)).toBeNull();
    const { rows } = await f.owner.query(
      `SELECT expires_at <= now() + interval '10 minutes' AS short FROM identity.enrolment WHERE used_at IS NULL AND session_hash IS NOT NULL`,
    );
    expect(rows).toEqual([{ short: true }]);
    for (const other of [null, randomBytes(32), await f.signIn(f.two)]) {
      const [found] = await callRows(f.t.db.signin, 'identity.find_enrolment', [enrolment, other]);
      expect(found?.code).toBe('enrolment_unknown');
      expect(await register(enrolment, 'd1', other)).toBe('enrolment_unknown');
    }
    expect(await register(enrolment, 'd1', token)).toBeNull();
  });

  it('asked for by a session ends with it', async () => {
    const token = await f.signIn(f.one);
    const enrolment = randomBytes(32);
    expect(await f.signin('request_enrolment', token, enrolment, 'c2', 0)).toBeNull();
    await f.signIn(f.one);
    expect(await register(enrolment, 'd2', token)).toBe('enrolment_unknown');
  });

  it('of a first key in a demo session needs demo mode and an account without keys', async () => {
    await f.owner.query(`UPDATE gate.setting SET value = 'true' WHERE name = 'demo'`);
    const keyless = randomBytes(32);
    await f.signin('start_session', f.two, 'demo', keyless);
    await f.owner.query(`UPDATE gate.setting SET value = 'false' WHERE name = 'demo'`);
    expect(await f.signin('request_enrolment', keyless, randomBytes(32))).toBe('presence');
    await f.owner.query(`UPDATE gate.setting SET value = 'true' WHERE name = 'demo'`);
    expect(await f.signin('request_enrolment', keyless, randomBytes(32))).toBeNull();
    const keyed = randomBytes(32);
    await f.signin('start_session', f.one, 'demo', keyed);
    expect(await f.signin('request_enrolment', keyed, randomBytes(32))).toBe('presence');
  });
});

describe('a challenge', () => {
  const make = async (purpose: string, boundTo: Buffer | null) => {
    const challenge = randomBytes(32);
    await f.signin('create_challenge', challenge, purpose, boundTo);
    return challenge;
  };

  it('answers yes once', async () => {
    const challenge = await make('sign_in', null);
    const taken = await Promise.all(
      [1, 2, 3].map(() => f.signin('take_challenge', challenge, 'sign_in', null)),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await f.signin('take_challenge', challenge, 'sign_in', null)).toBe(false);
  });

  it('is over after five minutes', async () => {
    const challenge = await make('sign_in', null);
    await f.owner.query(`UPDATE identity.challenge SET expires_at = expires_at - interval '301 seconds'`);
    expect(await f.signin('take_challenge', challenge, 'sign_in', null)).toBe(false);
  });

  it('serves its own purpose and its own session only', async () => {
    const session = randomBytes(32);
    for (const [purpose, boundTo] of [
      ['sign_in', null],
      ['presence', randomBytes(32)],
      ['presence', null],
      ['enrol', session],
    ] as const) {
      expect(await f.signin('take_challenge', await make('presence', session), purpose, boundTo)).toBe(false);
    }
    expect(await f.signin('take_challenge', await make('presence', session), 'presence', session)).toBe(true);
  });
});

describe('a refusal before the database could decide', () => {
  const refuse = (client: Buffer | null, operation: string, code: string | null) =>
    f.signin('refuse_sign_in', 'sign_in', client, operation, code, f.one);

  it('is written, and counted when there is a client to count', async () => {
    const client = randomBytes(32);
    await refuse(null, 'identity.sign_in', 'signature_invalid');
    expect(await f.log(1)).toEqual(['identity.sign_in signature_invalid']);
    for (let i = 0; i < 20; i++) {
      expect(await f.signin('may_try', 'sign_in', client)).toBe(true);
      await refuse(client, 'identity.sign_in', 'signature_invalid');
    }
    expect(await f.signin('may_try', 'sign_in', client)).toBe(false);
    expect(await f.signin('may_try', 'presence', client)).toBe(true);
  });

  it.each([
    ['another operation', 'dossier.open', 'no_relationship'],
    ['an act that was done', 'identity.sign_in', null],
    ['a code that is a sentence', 'identity.sign_in', 'Jeanne Martin'],
  ])('writes nothing about %s', async (_what, operation, code) => {
    const count = async () => (await f.owner.query('SELECT count(*) AS n FROM ledger.entry')).rows[0].n;
    const before = await count();
    await expect(refuse(randomBytes(32), operation, code)).rejects.toThrow(/refuse_sign_in/);
    expect(await count()).toBe(before);
  });
});

describe('a passkey', () => {
  it('whose counter does not grow is refused as a copy', async () => {
    await f.addPasskey(f.two, 'counting', 5);
    const sign = async (counter: number) =>
      (await callRows(f.t.db.signin, 'identity.record_sign_in', ['counting', counter]))[0]?.code;
    expect(await sign(6)).toBeNull();
    expect(await sign(6)).toBe('passkey_cloned');
    expect(await sign(0)).toBe('passkey_cloned');
    expect(await f.log(1)).toEqual(['identity.sign_in passkey_cloned']);
    expect(await sign(7)).toBeNull();
  });

  it('that does not count passes each time', async () => {
    await f.addPasskey(f.two, 'synced');
    for (const _ of [1, 2]) {
      const [row] = await callRows(f.t.db.signin, 'identity.record_sign_in', ['synced', 0]);
      expect(row).toMatchObject({ code: null, account_id: f.two });
    }
  });

  it('of another account confirms no presence', async () => {
    const token = await f.signIn(f.one);
    expect(await f.signin('confirm_presence', token, 'synced', 0)).toBe('passkey_foreign');
    expect((await f.view(token))?.presence_until).toBeNull();
    expect(await f.log(1)).toEqual(['identity.confirm_presence passkey_foreign']);
  });

  it('confirms presence for five minutes, in this session only', async () => {
    const token = await f.signIn(f.two);
    expect(await f.signin('confirm_presence', token, 'synced', 0)).toBeNull();
    const until = (await f.view(token))?.presence_until as Date;
    const { rows } = await f.owner.query('SELECT now() AS now');
    expect(until.getTime() - rows[0].now.getTime()).toBeLessThanOrEqual(5 * 60_000);
    const next = await f.signIn(f.two);
    expect((await f.view(next))?.presence_until).toBeNull();
  });

  it('is named and removed by its owner, by a touch, and never the last one', async () => {
    const ids = async (token: Buffer) =>
      (await callRows(f.t.db.app, 'identity.list_passkeys', [token])).map((row) => row.passkey_id);
    const foreign = (await ids(await f.signIn(f.one)))[0];
    const token = await f.signIn(f.two);
    const [first, second] = await ids(token);
    expect(await f.app('rename_passkey', token, first, '  Bureau ')).toBeNull();
    expect(await f.app('rename_passkey', token, first, ' ')).toBe('label_invalid');
    expect(await f.app('rename_passkey', token, foreign, 'À moi')).toBe('passkey_unknown');
    await f.signin('confirm_presence', token, 'synced', 0);
    expect(await f.signin('remove_passkey', token, first)).toBe('presence');
    expect(await f.signin('remove_passkey', token, first, 'c2', 0)).toBe('passkey_foreign');
    expect(await f.signin('remove_passkey', token, foreign, 'synced', 0)).toBe('passkey_unknown');
    const codes = await Promise.all([
      f.signin('remove_passkey', token, first, 'synced', 0),
      f.signin('remove_passkey', token, second, 'synced', 0),
    ]);
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(await ids(token)).toHaveLength(1);
  });
});
