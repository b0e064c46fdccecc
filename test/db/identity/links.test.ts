import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callRows } from '../../../src/db/index.ts';
import { type IdentityFixture, identityFixture } from './fixture.ts';

let f: IdentityFixture;
let young: string;
beforeAll(async () => {
  f = await identityFixture();
  young = await f.asOwner<string>('create_link_account', f.structureId, 'beneficiary');
});
afterAll(() => f.close());

let referral = 100;
async function link(purpose = 'propose', forReferral = ++referral) {
  const token = randomBytes(32);
  const hash = createHash('sha256').update(token).digest();
  await f.asOwner('create_link', forReferral, young, purpose, hash);
  return { token, referral: String(forReferral) };
}

async function redeem(token: Buffer, client = randomBytes(32)) {
  const session = randomBytes(32);
  const [row] = await callRows(f.t.db.signin, 'identity.redeem_link', [token, session, client]);
  return { session, code: row?.code, referral: row?.referral, purpose: row?.purpose };
}

describe('a one-time link', () => {
  it('opens a session of 30 minutes that may touch its one referral', async () => {
    const made = await link();
    const redeemed = await redeem(made.token);
    expect(redeemed).toMatchObject({ code: null, referral: made.referral, purpose: 'propose' });
    const view = await f.view(redeemed.session);
    expect(view).toMatchObject({
      method: 'link',
      role: 'beneficiary',
      scope_referral: made.referral,
      display_name: null,
    });
    expect(view?.idle_until).toEqual(view?.ends_at);
    expect(await f.log(1)).toEqual(['identity.redeem_link']);
  });

  it('serves once, even for two clicks at the same instant', async () => {
    const { token } = await link();
    const codes = (await Promise.all([redeem(token), redeem(token)])).map((r) => r.code);
    expect(codes.sort()).toEqual(['link_used', null]);
    expect((await redeem(token)).code).toBe('link_used');
    expect(await f.log(1)).toEqual(['identity.redeem_link link_used']);
  });

  it('is over after 8 days', async () => {
    const { token } = await link();
    await f.owner.query(
      `UPDATE identity.link SET expires_at = expires_at - interval '8 days 1 second' WHERE redeemed_at IS NULL`,
    );
    expect((await redeem(token)).code).toBe('link_expired');
  });

  it('is revoked with the sessions it opened', async () => {
    const made = await link('propose', ++referral);
    const { session } = await redeem(made.token);
    const second = await link('answer', referral);
    expect(await f.asOwner('revoke_links', referral)).toBe(2);
    expect((await redeem(second.token)).code).toBe('link_revoked');
    expect(await f.view(session)).toBeUndefined();
  });

  it('is replaced by a newer one for the same referral and purpose', async () => {
    const older = await link('propose', ++referral);
    const answer = await link('answer', referral);
    const newer = await link('propose', referral);
    expect((await redeem(older.token)).code).toBe('link_revoked');
    expect((await redeem(newer.token)).code).toBeNull();
    expect((await redeem(answer.token)).code).toBeNull();
  });

  it('leaves another referral’s session of the same account alone', async () => {
    const first = await redeem((await link()).token);
    const second = await redeem((await link()).token);
    expect(await f.view(first.session)).toBeDefined();
    expect(await f.app('end_all_sessions', second.session)).toBeNull();
    expect(await f.view(first.session)).toBeDefined();
  });

  it('is dead when its account is suspended', async () => {
    const { token } = await link();
    await f.owner.query(`UPDATE identity.account SET state = 'suspended' WHERE account_id = $1`, [young]);
    expect((await redeem(token)).code).toBe('account_suspended');
    await f.owner.query(`UPDATE identity.account SET state = 'active' WHERE account_id = $1`, [young]);
  });

  it('gives no presence, no keys, no enrolment', async () => {
    const { session } = await redeem((await link()).token);
    expect(await f.signin('confirm_presence', session, 'any', 0)).toBe('no_session');
    expect(await f.signin('request_enrolment', session, randomBytes(32))).toBe('no_session');
    expect(await callRows(f.t.db.app, 'identity.list_sessions', [session])).toEqual([]);
    expect(await f.asOwner('create_enrolment', young, randomBytes(32))).toBe('account_suspended');
  });
});

describe('guessing', () => {
  it('stops after 20 failures of a client, for that client only', async () => {
    const guesser = randomBytes(32);
    for (let n = 0; n < 20; n++) expect((await redeem(randomBytes(32), guesser)).code).toBe('link_unknown');
    const { token } = await link();
    expect((await redeem(token, guesser)).code).toBe('rate_limited');
    expect((await redeem(token)).code).toBeNull();
  });

  it('begins anew half an hour later', async () => {
    const guesser = randomBytes(32);
    for (let n = 0; n < 20; n++) await redeem(randomBytes(32), guesser);
    await f.owner.query(`UPDATE identity.attempt SET window_start = window_start - interval '30 minutes'`);
    expect((await redeem(randomBytes(32), guesser)).code).toBe('link_unknown');
  });

  it('on one link stops after ten tries, whoever makes them', async () => {
    const { token } = await link();
    for (let n = 0; n < 10; n++) await redeem(token);
    expect((await redeem(token)).code).toBe('rate_limited');
  });
});
