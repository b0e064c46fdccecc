import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../../src/http/index.ts';
import { openMailer } from '../../src/mail/index.ts';
import { ANSWER_CHOICES, actOf } from '../../src/referrals/answer-choices.ts';
import { ACTS, type Act, findTransition, REASONS, STATES } from '../../src/referrals/states.ts';
import { type TestDatabase, testDatabase } from '../db/harness.ts';
import { type ReferralWorld, referralWorld } from '../db/referral-world.ts';

/** The transition table through the pages: every state, every act that a party's page can post. */
let t: TestDatabase;
let w: ReferralWorld;
let app: Awaited<ReturnType<typeof createApp>>;

beforeAll(async () => {
  t = await testDatabase();
  w = await referralWorld(t);
  app = await createApp({
    config: { ...t.config, publicUrl: 'http://localhost:8080' },
    db: t.db,
    vault: w.vault,
    mailer: openMailer({ ...t.config, demo: false }),
    sendWaiting: async () => {},
    log: () => {},
  });
});
afterAll(async () => {
  await w.close();
  await t.close();
});

async function post(token: Buffer, path: string, form: Record<string, string>): Promise<number> {
  const answer = await app.request(`http://localhost:8080${path}`, {
    method: 'POST',
    headers: {
      cookie: `ecluse_session=${token.toString('base64url')}`,
      host: 'localhost:8080',
      origin: 'http://localhost:8080',
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(form).toString(),
  });
  await answer.arrayBuffer();
  return answer.status;
}

it('answers 303, 409 or 422 as the table says', async () => {
  const made = await w.propose();
  const id = made.referral;
  const young = await w.openLink(id, 'beneficiary');
  const provider = await w.openLink(id, 'provider');
  const reasonOf = (act: Act): Record<string, string> =>
    act in REASONS ? { reason: REASONS[act as keyof typeof REASONS][0] } : {};
  const meeting = { at: '2027-03-18T14:00', place: '12 quai des Tanneurs' };
  const doors: { party: 'counsellor' | 'beneficiary' | 'provider'; act: Act; send: () => Promise<number> }[] =
    [
      {
        party: 'counsellor',
        act: 'withdraw',
        send: () => post(w.counsellor.token, `/orientations/${id}/retirer`, reasonOf('withdraw')),
      },
      ...ACTS.map((act) => ({
        party: 'counsellor' as const,
        act,
        send: () => post(w.counsellor.token, `/orientations/${id}/suite`, { act, ...reasonOf(act) }),
      })),
      { party: 'beneficiary', act: 'accept', send: () => post(young, '/ma-proposition/accepter', {}) },
      {
        party: 'beneficiary',
        act: 'decline',
        send: () => post(young, '/ma-proposition/decliner', reasonOf('decline')),
      },
      {
        party: 'beneficiary',
        act: 'renounce',
        send: () => post(young, '/ma-proposition/renoncer', reasonOf('renounce')),
      },
      ...ANSWER_CHOICES.filter((choice) => !actOf(choice).attended).map((choice) => ({
        party: 'provider' as const,
        act: actOf(choice).act,
        send: () => post(provider, '/reponse', { choice, ...meeting, ...reasonOf(actOf(choice).act) }),
      })),
    ];
  for (const state of STATES)
    for (const { party, act, send } of doors) {
      await w.testingOnlySetState(id, state);
      await w.owner.query(
        `INSERT INTO gate.relationship (structure_id, beneficiary_id, account_id, kind, referral_id)
         SELECT structure_id, beneficiary_id, provider_account, 'provider', referral_id FROM referrals.referral WHERE referral_id = $1
         ON CONFLICT (structure_id, beneficiary_id, account_id, kind, coalesce(referral_id, 0)) DO UPDATE SET until = NULL`,
        [id],
      );
      await w.owner.query(
        'UPDATE identity.session SET ended_at = NULL, ended_why = NULL WHERE scope_referral = $1',
        [id],
      );
      const verdict = findTransition(state, act, party);
      const expected = verdict.ok ? 303 : verdict.code === 'state' ? 409 : 422;
      expect([state, party, act, await send()]).toEqual([state, party, act, expected]);
    }
}, 180_000);

it('shows nobody anything without a session, and nothing to another party', async () => {
  const get = async (path: string, token?: Buffer) => {
    const answer = await app.request(`http://localhost:8080${path}`, {
      headers: {
        host: 'localhost:8080',
        ...(token && { cookie: `ecluse_session=${token.toString('base64url')}` }),
      },
    });
    await answer.arrayBuffer();
    return answer.status;
  };
  for (const path of ['/ma-proposition', '/reponse']) expect(await get(path)).toBe(401);
  for (const path of ['/orientations', '/orientations/1', '/orientations/nouvelle'])
    expect(await get(path)).toBe(303);
  for (const path of ['/ma-proposition', '/reponse']) expect(await get(path, w.counsellor.token)).toBe(403);
  expect(await get('/boite-envoi', w.counsellor.token)).toBe(404);
});
