import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callRows } from '../../../src/db/index.ts';
import { type IdentityFixture, identityFixture } from './fixture.ts';

let f: IdentityFixture;
beforeAll(async () => {
  f = await identityFixture();
});
afterAll(() => f.close());

const here = { network: Buffer.alloc(32, 1), browser: Buffer.alloc(32, 2) };
const there = { network: Buffer.alloc(32, 8), browser: Buffer.alloc(32, 9) };

const see = async (
  token: Buffer,
  at: { network: Buffer | null; browser: Buffer | null },
  device: Buffer | null = null,
) => {
  const rows = await callRows<{ code: string | null; account_id: string; display_name: string | null }>(
    f.t.db.app,
    'identity.session_view',
    [token, at.network, at.browser, device],
  );
  return rows[0];
};

describe('a session belongs to where it was first seen', () => {
  it('is not served elsewhere, nor where nothing is known, and tells nothing there', async () => {
    const token = await f.signIn(f.one);
    expect((await see(token, here))?.code).toBeNull();
    for (const at of [
      there,
      { ...here, network: there.network },
      { ...here, browser: there.browser },
      { network: null, browser: null },
    ]) {
      expect(await see(token, at)).toMatchObject({
        code: 'session_moved',
        account_id: f.one,
        display_name: null,
      });
    }
    expect(await f.log(1)).toEqual(['identity.see_session session_moved']);
    expect((await see(token, here))?.code).toBeNull();
  });

  it('is not kept alive by being refused', async () => {
    const token = await f.signIn(f.one);
    await see(token, here);
    const idle = async () =>
      (await f.owner.query('SELECT idle_until FROM identity.session WHERE token_hash = sha256($1)', [token]))
        .rows[0].idle_until;
    await f.owner.query(
      `UPDATE identity.session SET last_seen_at = now() - interval '9 minutes' WHERE token_hash = sha256($1)`,
      [token],
    );
    const before = await idle();
    await see(token, there);
    expect(await idle()).toEqual(before);
  });

  it('moves by a touch of the account’s own key alone', async () => {
    await f.addPasskey(f.one, 'own-key');
    await f.addPasskey(f.two, 'foreign-key');
    const token = await f.signIn(f.one);
    await see(token, here);
    const move = (credential: string, at = there) =>
      f.signin<string | null>('rebind_session', token, credential, 0, at.network, at.browser);
    expect(await move('foreign-key')).toBe('passkey_foreign');
    expect(await f.signin('rebind_session', token, 'own-key', 0, null, null)).toBe('binding_unknown');
    expect((await see(token, there))?.code).toBe('session_moved');
    expect(await move('own-key')).toBeNull();
    expect((await see(token, there))?.code).toBeNull();
    expect((await see(token, here))?.code).toBe('session_moved');
  });
});

describe('a session bound to a device', () => {
  it('asks for the short-lived cookie after twenty seconds, takes the one before for a moment, and no other', async () => {
    const token = await f.signIn(f.two);
    await see(token, here);
    const [first, second] = [randomBytes(32), randomBytes(32)];
    const key = JSON.stringify({ kty: 'EC' });
    expect(await f.signin('bind_device', token, 'id-1', key, first)).toBeNull();
    expect(await f.signin('bind_device', token, 'id-2', key, second)).toBe('device_known');
    expect((await see(token, here))?.code).toBeNull();
    await f.owner.query(
      `UPDATE identity.session SET device_since = now() - interval '1 minute' WHERE device_id = 'id-1'`,
    );
    expect((await see(token, here))?.code).toBe('session_moved');
    expect((await see(token, here, randomBytes(32)))?.code).toBe('session_moved');
    expect((await see(token, here, first))?.code).toBeNull();
    expect(await f.signin('renew_device', token, 'id-2', second)).toBe('device_unknown');
    expect(await f.signin('renew_device', token, 'id-1', second)).toBeNull();
    expect((await see(token, here, first))?.code).toBeNull();
    expect((await see(token, here, second))?.code).toBeNull();
    await f.owner.query(`UPDATE identity.session SET device_before_until = now() WHERE device_id = 'id-1'`);
    expect((await see(token, here, first))?.code).toBe('session_moved');
    await f.owner.query(`UPDATE identity.session SET device_until = now() WHERE device_id = 'id-1'`);
    expect((await see(token, here, second))?.code).toBe('session_moved');
  });
});
