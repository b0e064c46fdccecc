import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callRows, callValue } from '../../../src/db/index.ts';
import { type BeneficiaryRef, splitRef } from '../../../src/vault/index.ts';
import { type TestDatabase, testDatabase } from '../harness.ts';
import { type ReferralWorld, referralWorld } from '../referral-world.ts';

const ISSUER = 'https://provider.exemple.fr';
let t: TestDatabase;
let w: ReferralWorld;
beforeAll(async () => {
  t = await testDatabase();
  w = await referralWorld(t);
});
afterAll(async () => {
  await w.close();
  await t.close();
});

let made = 0;
/** A young person with one proposal, and a session by the link of it. */
async function young() {
  made += 1;
  const ref = await w.addPerson(`Jeune${made}`);
  const { referral } = await w.propose(ref);
  const link = await w.openLink(referral, 'beneficiary');
  return { ref, referral, link, sub: `sub-${made}` };
}

const match = async (token: Buffer) => {
  const { rows } = await w.owner.query<{ entry: string }>(
    `SELECT (gate.ask($1, 'young.match', NULL, ARRAY[identity.young_person((gate.who($1)).account_id)], '{summary,birthDate}', '{}')).entry_id AS entry`,
    [token],
  );
  return rows[0]?.entry ?? null;
};
async function bind(
  token: Buffer,
  sub: string,
  more: { acr?: string; matches?: boolean; entry?: string | null } = {},
) {
  const entry = more.entry === undefined ? await match(token) : more.entry;
  const { acr = 'eidas1', matches = true } = more;
  return callValue<string | null>(t.db.signin, 'identity.young_bind', [
    token,
    ISSUER,
    sub,
    acr,
    matches,
    entry,
  ]);
}
async function enter(sub: string, acr = 'eidas1', issuer = ISSUER) {
  const token = randomBytes(32);
  const code = await callValue<string | null>(t.db.signin, 'identity.young_sign_in', [
    issuer,
    sub,
    acr,
    token,
  ]);
  return { token, code };
}
const lastEntry = async (operation: string) => {
  const { rows } = await w.owner.query(
    'SELECT code, account_id, subjects FROM ledger.entry WHERE operation = $1 ORDER BY entry_id DESC LIMIT 1',
    [operation],
  );
  return rows[0];
};
const asks = async (token: Buffer, operation: string, ref: BeneficiaryRef, fields: string[] = []) => {
  const { rows } = await w.owner.query(
    `SELECT (gate.ask($1, $2, 'follow_up', ARRAY[ROW($3, $4)::gate.subject], $5, '{}')).code`,
    [token, operation, ...splitRef(ref), fields],
  );
  return rows[0].code;
};
const isLive = async (token: Buffer) =>
  (await callRows(t.db.app, 'identity.session_view', [token, null, null, null])).length > 0;

describe('binding an identity', () => {
  it('needs a link’s live session, and then opens a session that reaches this person alone', async () => {
    const me = await young();
    const other = await young();
    expect((await enter(me.sub)).code).toBe('young_unknown');
    expect(await bind(me.link, me.sub)).toBeNull();
    const { token, code } = await enter(me.sub);
    expect(code).toBeNull();
    expect(await asks(token, 'proposal.view', me.ref, ['summary'])).toBeNull();
    expect(await asks(token, 'proposal.view', other.ref, ['summary'])).toBe('no_relationship');
    for (const operation of ['dossier.open', 'contact.reveal', 'caseload.list', 'referral.view']) {
      expect(await asks(token, operation, me.ref), operation).toBe('role');
    }
    expect((await enter(me.sub, 'eidas1', 'https://other.exemple.fr')).code).toBe('young_unknown');
    expect((await enter(me.sub, 'self-asserted')).code).toBe('sso_assurance');
    const { rows } = await w.owner.query('SELECT * FROM identity.young_subject');
    expect(JSON.stringify(rows)).not.toContain(me.sub);
  });

  it('opens a session that follows a phone through networks, and no other browser', async () => {
    const me = await young();
    expect(await bind(me.link, me.sub)).toBeNull();
    const { token } = await enter(me.sub);
    const seen = async (network: string, browser: string) => {
      const rows = await callRows<{ code: string | null; method: string }>(
        t.db.app,
        'identity.session_view',
        [token, Buffer.from(network), Buffer.from(browser), null],
      );
      return rows.map(({ code, method }) => [code, method]);
    };
    expect(await seen('home', 'phone')).toEqual([[null, 'young']]);
    expect(await seen('bus', 'phone')).toEqual([[null, 'young']]);
    expect(await seen('bus', 'another')).toEqual([['session_moved', 'young']]);
    const { rows } = await w.owner.query(
      `SELECT ends_at - started_at <= interval '2 hours 1 second' AS short FROM identity.session WHERE token_hash = sha256($1)`,
      [token],
    );
    expect(rows).toEqual([{ short: true }]);
  });

  it('is refused without the recorded comparison, and when the dossier says somebody else', async () => {
    const me = await young();
    const other = await young();
    const theirs = await match(other.link);
    expect(await bind(me.link, me.sub, { entry: null })).toBe('young_unmatched');
    expect(await bind(me.link, me.sub, { entry: theirs })).toBe('young_unmatched');
    expect(await bind(me.link, me.sub, { matches: false })).toBe('young_unmatched');
    expect(await lastEntry('young.bind')).toMatchObject({
      code: 'young_unmatched',
      subjects: [splitRef(me.ref)[1]],
    });
    const old = await match(me.link);
    await w.owner.query(
      `UPDATE ledger.entry SET at = at - interval '61 seconds' WHERE entry_id = $1 AND structure_id > 0`,
      [old],
    );
    expect(await bind(me.link, me.sub, { entry: old })).toBe('young_unmatched');
    expect(await bind(me.link, me.sub, { acr: 'eidas0' })).toBe('sso_assurance');
    expect((await enter(me.sub)).code).toBe('young_unknown');
  });

  it('is refused to any other session: a counsellor’s, one by the provider, a dead one', async () => {
    const me = await young();
    expect(await bind(me.link, me.sub)).toBeNull();
    const { token } = await enter(me.sub);
    expect(await bind(token, 'another')).toBe('young_link_needed');
    expect(await bind(w.counsellor.token, 'another', { entry: null })).toBe('role');
    expect(await bind(randomBytes(32), 'another', { entry: null })).toBe('no_session');
    await callValue(t.db.app, 'identity.end_session', [me.link]);
    expect(await bind(me.link, 'another', { entry: null })).toBe('no_session');
  });

  it('binds one subject to one person, and one person to one subject, however many try at once', async () => {
    const people: { link: Buffer; entry: string | null }[] = [];
    for (let n = 0; n < 4; n += 1) {
      const { link } = await young();
      people.push({ link, entry: await match(link) });
    }
    const codes = await Promise.all(people.map(({ link, entry }) => bind(link, 'the same', { entry })));
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(codes.filter((code) => code === 'young_bound')).toHaveLength(3);
    const me = await young();
    const subs = ['a', 'b', 'c', 'd'].map((end) => `${me.sub}-${end}`);
    const entry = await match(me.link);
    const mine = await Promise.all(subs.map((sub) => bind(me.link, sub, { entry })));
    expect(mine.filter((code) => code === null)).toHaveLength(1);
    expect(mine.filter((code) => code === 'young_bound')).toHaveLength(3);
  });
});

describe('undoing it', () => {
  const bound = async () => {
    const me = await young();
    expect(await bind(me.link, me.sub)).toBeNull();
    return { ...me, token: (await enter(me.sub)).token };
  };
  const unbind = async (token: Buffer, ref: BeneficiaryRef | null) => {
    const answer = await callValue<{ code: string | null }>(t.db.app, 'identity.young_unbind', [
      token,
      ...(ref === null ? [null, null] : splitRef(ref)),
    ]);
    return answer.code;
  };

  it('is the person’s own right, and ends their session', async () => {
    const me = await bound();
    expect(await unbind(me.token, null)).toBeNull();
    expect(await isLive(me.token)).toBe(false);
    expect((await enter(me.sub)).code).toBe('young_unknown');
    expect(await lastEntry('young.unbind')).toMatchObject({ code: null, subjects: [splitRef(me.ref)[1]] });
  });

  it('is open to who follows the person, and to nobody else', async () => {
    const me = await bound();
    const other = await bound();
    expect(await unbind(w.stranger.token, me.ref)).toBe('no_relationship');
    expect(await unbind(other.token, me.ref)).toBe('no_relationship');
    expect(await isLive(me.token)).toBe(true);
    expect(await unbind(w.counsellor.token, me.ref)).toBeNull();
    expect(await isLive(me.token)).toBe(false);
    // The same answer where there is nothing to undo: it tells nobody whether there was.
    expect(await unbind(w.counsellor.token, me.ref)).toBeNull();
    expect(await isLive(other.token)).toBe(true);
  });

  it('happens when the dossier is closed, whatever was bound', async () => {
    const me = await bound();
    const { token } = w.counsellor;
    await w.vault.changeValues({ token, ref: me.ref, values: {}, meta: { status: 'closed' } });
    expect(await isLive(me.token)).toBe(false);
    expect((await enter(me.sub)).code).toBe('young_unknown');
    expect(await bind(me.link, me.sub)).toBe('dossier_closed');
  });

  it('a suspended account’s identity opens nothing', async () => {
    const me = await bound();
    await w.owner.query(
      `UPDATE identity.account SET state = 'suspended' WHERE account_id = (SELECT account_id FROM identity.young_subject WHERE beneficiary_id = $1)`,
      [splitRef(me.ref)[1]],
    );
    expect((await enter(me.sub)).code).toBe('account_suspended');
  });
});

describe('what signing out at the provider needs', () => {
  it('is kept for a live session, and handed out once', async () => {
    const me = await young();
    await callValue(t.db.signin, 'identity.keep_logout', [me.link, 'young', Buffer.from('sealed')]);
    await callValue(t.db.signin, 'identity.keep_logout', [randomBytes(32), 'young', Buffer.from('nobody’s')]);
    const take = () => callRows(t.db.signin, 'identity.take_logout', [me.link]);
    expect(await take()).toEqual([{ provider: 'young', sealed: Buffer.from('sealed') }]);
    expect(await take()).toEqual([]);
    const { rows } = await w.owner.query('SELECT count(*)::int AS n FROM identity.sso_logout');
    expect(rows).toEqual([{ n: 0 }]);
  });
});

it('the web process may undo, and mint nothing', async () => {
  for (const [fn, args] of [
    ['young_sign_in', [ISSUER, 'x', 'eidas1', randomBytes(32)]],
    ['young_bind', [randomBytes(32), ISSUER, 'x', 'eidas1', true, 1]],
    ['take_logout', [randomBytes(32)]],
  ] as const) {
    await expect(callValue(t.db.app, `identity.${fn}`, [...args])).rejects.toThrow(/permission denied/);
  }
});
