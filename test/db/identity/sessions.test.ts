import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IdentityFixture, identityFixture } from './fixture.ts';

let f: IdentityFixture;
beforeAll(async () => {
  f = await identityFixture();
});
afterAll(() => f.close());

const age = (column: string, by: string) =>
  f.owner.query(`UPDATE identity.session SET ${column} = ${column} - $1::interval WHERE ended_at IS NULL`, [
    by,
  ]);

describe('a session', () => {
  it('shows who acts, and nothing for an unknown token', async () => {
    const token = await f.signIn(f.one);
    expect(await f.view(token)).toMatchObject({
      account_id: f.one,
      structure_id: f.structureId,
      role: 'counsellor',
      display_name: 'Agent 1',
      structure_name: 'ML d’essai',
      method: 'passkey',
      presence_until: null,
      scope_referral: null,
    });
    expect(await f.view(randomBytes(32))).toBeUndefined();
  });

  it('is the only active one of its agent: signing in elsewhere ends it', async () => {
    const first = await f.signIn(f.one);
    const other = await f.signIn(f.two);
    const second = await f.signIn(f.one);
    expect(await f.view(first)).toBeUndefined();
    expect(await f.view(second)).toBeDefined();
    expect(await f.view(other)).toBeDefined();
  });

  it('stays the only active one when twenty sign-ins come at once', async () => {
    const tokens = Array.from({ length: 20 }, () => randomBytes(32));
    const codes = await Promise.all(
      tokens.map((token) => f.signin('start_session', f.one, 'passkey', token)),
    );
    expect(codes.every((code) => code === null)).toBe(true);
    const views = await Promise.all(tokens.map((token) => f.view(token)));
    expect(views.filter((view) => view !== undefined)).toHaveLength(1);
  });

  it('ends after 30 minutes without activity; activity pushes the limit on', async () => {
    const token = await f.signIn(f.one);
    await age('idle_until', '29 minutes');
    await age('last_seen_at', '29 minutes');
    expect(await f.view(token)).toBeDefined();
    await age('idle_until', '29 minutes');
    expect(await f.view(token)).toBeDefined();
    await age('idle_until', '2 minutes');
    expect(await f.view(token)).toBeUndefined();
  });

  it('is not written at every request: once a minute at most', async () => {
    const token = await f.signIn(f.one);
    const before = await f.view(token);
    expect(await f.view(token)).toEqual(before);
    await age('last_seen_at', '61 seconds');
    expect(await f.view(token)).not.toEqual(before);
  });

  it('ends after 10 hours whatever the activity, and activity never goes beyond', async () => {
    const token = await f.signIn(f.one);
    await age('ends_at', '9 hours 50 minutes');
    await age('last_seen_at', '2 minutes');
    const view = await f.view(token);
    expect(view?.idle_until).toEqual(view?.ends_at);
    await age('ends_at', '11 minutes');
    expect(await f.view(token)).toBeUndefined();
  });

  it('ends at once when its account is suspended', async () => {
    const token = await f.signIn(f.one);
    await f.owner.query(`UPDATE identity.account SET state = 'suspended' WHERE account_id = $1`, [f.one]);
    expect(await f.view(token)).toBeUndefined();
    expect(await f.signin('start_session', f.one, 'passkey', randomBytes(32))).toBe('account_suspended');
    await f.owner.query(`UPDATE identity.account SET state = 'active' WHERE account_id = $1`, [f.one]);
  });

  it('ends by signing out, once', async () => {
    const token = await f.signIn(f.one);
    expect(await f.app('end_session', token)).toBeNull();
    expect(await f.view(token)).toBeUndefined();
    expect(await f.app('end_session', token)).toBe('no_session');
    expect(await f.log(1)).toEqual(['identity.sign_out']);
  });

  it('ends everywhere, and ends nobody else’s', async () => {
    const token = await f.signIn(f.one);
    const other = await f.signIn(f.two);
    expect(await f.app('end_all_sessions', token)).toBeNull();
    expect(await f.view(token)).toBeUndefined();
    expect(await f.view(other)).toBeDefined();
    expect(await f.log(1)).toEqual(['identity.sign_out_everywhere']);
  });
});

describe('starting a session', () => {
  it('is logged, refusals included', async () => {
    await f.signIn(f.one);
    expect(await f.signin('start_session', '999999', 'passkey', randomBytes(32))).toBe('account_suspended');
    expect(await f.signin('start_session', f.one, 'link', randomBytes(32))).toBe('method_refused');
    expect(await f.signin('start_session', f.one, 'passkey', Buffer.from('short'))).toBe('token_invalid');
    expect(await f.log(4)).toEqual([
      'identity.sign_in token_invalid',
      'identity.sign_in method_refused',
      'identity.sign_in account_suspended',
      'identity.sign_in',
    ]);
  });

  it('by a click exists in demo mode only', async () => {
    await f.owner.query(`UPDATE gate.setting SET value = 'false' WHERE name = 'demo'`);
    expect(await f.signin('start_session', f.one, 'demo', randomBytes(32))).toBe('demo_off');
    expect((await f.t.db.signin.query('SELECT * FROM identity.list_demo_accounts()')).rows).toEqual([]);
    await f.owner.query(`UPDATE gate.setting SET value = 'true' WHERE name = 'demo'`);
    expect(await f.signin('start_session', f.one, 'demo', randomBytes(32))).toBeNull();
    expect((await f.t.db.signin.query('SELECT * FROM identity.list_demo_accounts()')).rows).toMatchObject([
      { account_id: f.one, role: 'counsellor' },
    ]);
  });

  it('stores no token, only its hash', async () => {
    const token = await f.signIn(f.one);
    const { rows } = await f.owner.query('SELECT token_hash FROM identity.session');
    expect(rows.some((row) => token.equals(row.token_hash))).toBe(false);
    expect(rows.every((row) => row.token_hash.length === 32)).toBe(true);
  });
});
