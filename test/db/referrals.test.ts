import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACTS, findTransition, type Party, REASONS, STATES } from '../../src/referrals/states.ts';
import { type TestDatabase, testDatabase } from './harness.ts';
import { type ReferralWorld, referralWorld } from './referral-world.ts';

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

async function proposed(): Promise<string> {
  const answer = await w.propose(await w.addPerson('Idriss'), await w.addSession());
  expect(answer.code).toBeNull();
  return answer.referral;
}

async function stateOf(id: string): Promise<string> {
  const { rows } = await w.owner.query<{ state: string }>(
    'SELECT state FROM referrals.referral WHERE referral_id = $1',
    [id],
  );
  return rows[0]?.state ?? '';
}

const inAWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString();
const fullDetail = () => ({ at: inAWeek(), place: '12 quai des Tanneurs' });

describe('every state × act × party', () => {
  it('does what the table says, and refuses the rest with its code', async () => {
    const id = await proposed();
    const tokens: Record<Exclude<Party, 'system'>, Buffer> = {
      counsellor: w.counsellor.token,
      beneficiary: await w.openLink(id, 'beneficiary'),
      provider: await w.openLink(id, 'provider'),
    };
    let cases = 0;
    for (const state of STATES)
      for (const act of ACTS)
        for (const [party, token] of Object.entries(tokens) as [Exclude<Party, 'system'>, Buffer][]) {
          await w.testingOnlySetState(id, state);
          // Each case alone: whoever lost access in the case before has it again.
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
          const reason = act in REASONS ? REASONS[act as keyof typeof REASONS][0] : null;
          const answer = await w.act(token, id, act, reason, fullDetail());
          const verdict = findTransition(state, act, party);
          expect([state, act, party, answer.code]).toEqual([
            state,
            act,
            party,
            verdict.ok ? null : verdict.code,
          ]);
          // Acceptance goes on by itself to the organisation.
          const after = verdict.ok
            ? verdict.transition.to === 'accepted'
              ? 'sent'
              : verdict.transition.to
            : state;
          expect(await stateOf(id)).toBe(after);
          cases += 1;
        }
    expect(cases).toBe(STATES.length * ACTS.length * 3);
  });

  it('knows nobody without a live session, and nobody else’s referral', async () => {
    const id = await proposed();
    const other = await proposed();
    expect((await w.act(Buffer.alloc(32), id, 'withdraw', 'mistake')).code).toBe('no_session');
    expect((await w.act(w.stranger.token, id, 'withdraw', 'mistake')).code).toBe('no_relationship');
    expect((await w.act(w.counsellor.token, '999999', 'withdraw', 'mistake')).code).toBe('no_relationship');
    const young = await w.openLink(id, 'beneficiary');
    expect((await w.act(young, other, 'accept')).code).toBe('out_of_scope');
    expect(await stateOf(id)).toBe('proposed');
  });
});

describe('what an act must bring', () => {
  it('a reason of the closed list, a word with “other”, a date to come with a place', async () => {
    const id = await proposed();
    const young = await w.openLink(id, 'beneficiary');
    expect((await w.act(young, id, 'decline')).code).toBe('reason_required');
    expect((await w.act(young, id, 'decline', 'session_full')).code).toBe('reason_required');
    expect((await w.act(young, id, 'decline', 'other')).code).toBe('word');
    expect((await w.act(young, id, 'accept')).state).toBe('sent');
    const provider = await w.openLink(id, 'provider');
    const invite = (detail: object) => w.act(provider, id, 'invite_to_interview', null, detail);
    for (const detail of [
      {},
      { at: inAWeek() },
      { at: inAWeek(), place: '  ' },
      { at: inAWeek(), place: 'x'.repeat(201) },
      { at: '2020-01-01T10:00:00Z', place: 'ici' },
      { at: '2027-02-31T10:00:00Z', place: 'ici' },
      { at: 'demain', place: 'ici' },
      { at: 7, place: ['ici'] },
    ])
      expect((await invite(detail)).code).toBe('meeting');
    expect((await invite(fullDetail())).state).toBe('invited_to_interview');
    expect((await w.act(provider, id, 'refuse', 'prerequisites', { attended: true })).state).toBe('refused');
    const { rows } = await w.owner.query<{ act: string }>(
      'SELECT act FROM referrals.transition WHERE referral_id = $1 ORDER BY transition_id',
      [id],
    );
    expect(rows.map((r) => r.act)).toEqual([
      'propose',
      'accept',
      'send',
      'invite_to_interview',
      'mark_present',
      'refuse',
    ]);
  });

  it('a refusal is taken back for a day, no longer', async () => {
    const id = await proposed();
    await w.act(await w.openLink(id, 'beneficiary'), id, 'accept');
    const provider = await w.openLink(id, 'provider');
    await w.act(provider, id, 'refuse', 'session_full');
    await w.testingOnlySetState(id, 'refused', `now() - interval '25 hours'`);
    expect((await w.act(provider, id, 'take_back')).code).toBe('too_late');
    await w.testingOnlySetState(id, 'refused', `now() - interval '23 hours'`);
    expect((await w.act(provider, id, 'take_back')).state).toBe('sent');
  });
});

describe('a proposal', () => {
  it('refuses a closed, full, past or unknown session, a second one, and a bad address', async () => {
    const person = await w.addPerson('Assia');
    const code = async (change: string) => (await w.propose(person, await w.addSession(change))).code;
    expect(await code('closed_at = now()')).toBe('session_closed');
    expect(await code(`state = 'full'`)).toBe('session_closed');
    expect(await code('places_open = 0')).toBe('session_closed');
    expect(await code('enrol_until = current_date - 1')).toBe('session_closed');
    expect(await code('starts_on = current_date - 9, starts_latest = current_date - 9')).toBe(
      'session_closed',
    );
    expect((await w.propose(person, '999999')).code).toBe('session_unknown');
    for (const email of ['pas une adresse', 'a@b.fr,c@d.fr', 'a@b.fr\nBcc: c@d.fr'])
      expect((await w.propose(person, w.sessionId, undefined, email)).code).toBe('provider_email');
    // An agent's own address is no organisation's.
    expect((await w.propose(person, w.sessionId, undefined, 'maelle@ml.exemple.fr')).code).toBe(
      'provider_email',
    );
    expect((await w.propose(person, w.sessionId, w.stranger.token)).code).toBe('no_relationship');
    const first = await w.propose(person);
    expect(first.code).toBeNull();
    expect((await w.propose(person)).code).toBe('duplicate');
    await w.act(w.counsellor.token, first.referral, 'withdraw', 'mistake');
    expect((await w.propose(person)).code).toBeNull();
  });

  it('of two at once makes one', async () => {
    const person = await w.addPerson('Noé');
    const session = await w.addSession();
    const codes = await Promise.all(
      Array.from({ length: 8 }, async () => (await w.propose(person, session)).code),
    );
    expect(codes.filter((c) => c === null)).toHaveLength(1);
    expect(codes.filter((c) => c === 'duplicate')).toHaveLength(7);
  });

  it('writes to the organisation through one account per address', async () => {
    const a = await w.propose(await w.addPerson('Un'), await w.addSession());
    const b = await w.propose(await w.addPerson('Deux'), await w.addSession());
    const { rows } = await w.owner.query(
      'SELECT DISTINCT provider_account FROM referrals.referral WHERE referral_id = ANY ($1)',
      [[a.referral, b.referral]],
    );
    expect(rows).toHaveLength(1);
  });
});

describe('two people at once', () => {
  it('the second waits for the first and finds another state: no double effect', async () => {
    const id = await proposed();
    const young = await w.openLink(id, 'beneficiary');
    const first = await t.db.app.connect();
    const second = await t.db.app.connect();
    try {
      await first.query('BEGIN');
      const done = await first.query<{ v: { code: string | null } }>(
        `SELECT referrals.act($1, $2, 'accept', NULL, '{}') AS v`,
        [young, id],
      );
      expect(done.rows[0]?.v.code).toBeNull();
      const { rows: pids } = await second.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      const twice = second.query<{ v: { code: string | null } }>(
        `SELECT referrals.act($1, $2, 'accept', NULL, '{}') AS v`,
        [young, id],
      );
      // The named point: the second one stands at the first one's row lock.
      await expect.poll(() => isWaiting(pids[0]?.pid ?? 0), { timeout: 10_000, interval: 20 }).toBe(true);
      await first.query('COMMIT');
      expect((await twice).rows[0]?.v.code).toBe('state');
      // Withdrawing is allowed from where the first one left it. Only now: it ends the link's session, and waiters
      // at one lock are not served in the order in which they came.
      const late = await t.db.app.query<{ v: { code: string | null } }>(
        `SELECT referrals.act($1, $2, 'withdraw', 'mistake', '{}') AS v`,
        [w.counsellor.token, id],
      );
      expect(late.rows[0]?.v.code).toBeNull();
    } finally {
      first.release();
      second.release();
    }
    const { rows } = await w.owner.query<{ act: string; n: string }>(
      'SELECT act, count(*) AS n FROM referrals.transition WHERE referral_id = $1 GROUP BY act ORDER BY act',
      [id],
    );
    expect(rows.map((r) => [r.act, Number(r.n)])).toEqual([
      ['accept', 1],
      ['propose', 1],
      ['send', 1],
      ['withdraw', 1],
    ]);
    expect(await messages(id, 'provider.send')).toBe(1);
  });
});

describe('who reaches whom', () => {
  it('the organisation: nobody before acceptance, nobody after withdrawal, thirty days after the end', async () => {
    const id = await proposed();
    const early = await w.openLink(id, 'provider');
    const see = (token: Buffer) =>
      w.vault.reveal({
        token,
        operation: 'candidate.view',
        purpose: null,
        target: { referral: id },
        fields: ['summary'],
      });
    expect(await see(early)).toMatchObject({ ok: false });
    await w.act(await w.openLink(id, 'beneficiary'), id, 'accept');
    const provider = await w.openLink(id, 'provider');
    expect(await see(provider)).toMatchObject({ ok: true });
    await w.act(provider, id, 'refuse', 'session_full');
    const until = await w.owner.query<{ days: number }>(
      `SELECT round(extract(epoch FROM until - now()) / 86400)::int AS days FROM gate.relationship WHERE kind = 'provider' AND referral_id = $1`,
      [id],
    );
    expect(until.rows).toEqual([{ days: 30 }]);
    await w.act(provider, id, 'take_back');
    await w.act(w.counsellor.token, id, 'withdraw', 'mistake');
    expect(await see(provider)).toMatchObject({ ok: false, code: 'no_session' });
    const { rows } = await w.owner.query(
      'SELECT FROM identity.link WHERE referral_id = $1 AND revoked_at IS NULL',
      [id],
    );
    expect(rows).toHaveLength(0);
  });

  it('a young person who renounces keeps their own page; the organisation loses its own', async () => {
    const id = await proposed();
    const young = await w.openLink(id, 'beneficiary');
    await w.act(young, id, 'accept');
    const provider = await w.openLink(id, 'provider');
    expect((await w.act(young, id, 'renounce', 'dates')).state).toBe('declined');
    const view = async (token: Buffer) =>
      (
        await t.db.app.query<{ p_result: { code: string | null } }>(
          `CALL referrals.read($1, 'view', NULL, $2, NULL)`,
          [token, id],
        )
      ).rows[0]?.p_result.code;
    expect(await view(young)).toBeNull();
    expect(await view(provider)).toBe('no_session');
    expect(await messages(id, 'provider.renounce')).toBe(1);
  });

  it('another referral of the same person opens nothing', async () => {
    const person = await w.addPerson('Manon');
    const a = await w.propose(person, await w.addSession());
    const b = await w.propose(person, await w.addSession());
    const young = await w.openLink(a.referral, 'beneficiary');
    const { rows } = await t.db.app.query<{ p_result: { code: string } }>(
      `CALL referrals.read($1, 'view', NULL, $2, NULL)`,
      [young, b.referral],
    );
    expect(rows[0]?.p_result).toEqual({ code: 'out_of_scope', entry: expect.any(String) });
    expect((await w.act(young, b.referral, 'accept')).code).toBe('out_of_scope');
  });
});

describe('record, commit, then disclose', () => {
  it.each(['view', 'board', 'person'])(
    '%s: who asks and rolls back holds nothing, and takes once',
    async (what) => {
      const id = await proposed();
      const { rows: of } = await w.owner.query<{ s: string; b: string }>(
        'SELECT structure_id AS s, beneficiary_id AS b FROM referrals.referral WHERE referral_id = $1',
        [id],
      );
      const args = [w.counsellor.token, what, of[0]?.s, what === 'person' ? of[0]?.b : id];
      const ask = 'SELECT referrals.ask_read($1, $2, $3, $4) AS r';
      const take = async (on: Pick<pg.ClientBase, 'query'>, entry: string) =>
        (await on.query('SELECT referrals.take_read($1, $2) AS r', [w.counsellor.token, entry])).rows[0]?.r;
      const c = await t.db.app.connect();
      try {
        await c.query('BEGIN');
        const asked = (await c.query(ask, args)).rows[0]?.r;
        expect(asked.code).toBeNull();
        expect(await take(c, asked.entry)).toEqual({});
        await c.query('ROLLBACK');
        expect(await take(c, asked.entry)).toEqual({});
        const again = (await c.query(ask, args)).rows[0]?.r;
        const { rows: sealed } = await c.query(
          'SELECT vault.take(ARRAY[$1::bytea], ARRAY[$2::bigint])->0 AS r',
          [w.counsellor.token, again.entry],
        );
        expect(sealed[0]?.r).toEqual([]);
        expect(await take(c, again.entry)).not.toEqual({});
        expect(await take(c, again.entry)).toEqual({});
      } finally {
        c.release();
      }
    },
  );
});

describe('as the application’s own role', () => {
  it.each(['referral', 'transition', 'meeting', 'outbox'])('no select on referrals.%s', async (table) => {
    await expect(t.db.app.query(`SELECT * FROM referrals.${table}`)).rejects.toThrow('permission denied');
  });

  it('no link without a waiting message', async () => {
    const { rows } = await t.db.app.query<{ v: boolean }>(
      'SELECT referrals.issue_link(999999, sha256($1)) AS v',
      [Buffer.from('x')],
    );
    expect(rows[0]?.v).toBe(false);
  });
});

describe('a message that came back', () => {
  const close = (id: string, party: string, status: 'sent' | 'dropped') =>
    w.owner.query(
      `SELECT referrals.close_message(outbox_id, $3) FROM referrals.outbox
       WHERE referral_id = $1 AND party = $2 AND status = 'waiting'`,
      [id, party, status],
    );
  const told = async (token: Buffer, what: 'view' | 'board', id: string) => {
    const { rows } = await t.db.app.query<{
      p_result: { rows?: { id: string }[]; referral?: { id: string } };
    }>('CALL referrals.read($1, $2, NULL, $3, NULL)', [token, what, what === 'view' ? id : null]);
    const read = rows[0]?.p_result;
    const row = what === 'view' ? read?.referral : read?.rows?.find((one) => one.id === id);
    return row && 'notReached' in row ? row.notReached : 'not told';
  };

  it('is told to the counsellor alone, until one goes out', async () => {
    const id = await proposed();
    expect(await told(w.counsellor.token, 'board', id)).toBeNull();
    await close(id, 'beneficiary', 'dropped');
    expect(await told(w.counsellor.token, 'board', id)).toBe('beneficiary');
    expect(await told(w.counsellor.token, 'view', id)).toBe('beneficiary');
    const young = await w.openLink(id, 'beneficiary');
    expect(await told(young, 'view', id)).toBe('not told');
    await w.act(young, id, 'accept');
    await close(id, 'beneficiary', 'sent');
    expect(await told(w.counsellor.token, 'board', id)).toBeNull();
    await close(id, 'provider', 'dropped');
    expect(await told(w.counsellor.token, 'board', id)).toBe('provider');
    await w.testingOnlySetState(id, 'withdrawn');
    expect(await told(w.counsellor.token, 'board', id)).toBeNull();
  });

  it('is not one that nobody needed any more', async () => {
    const id = await proposed();
    await w.owner.query(
      `UPDATE referrals.outbox SET status = 'dropped', closed_at = now() WHERE referral_id = $1`,
      [id],
    );
    expect(await told(w.counsellor.token, 'board', id)).toBeNull();
  });
});

describe('reminders', () => {
  const remind = async (at: string | null = null) =>
    (
      await w.owner.query<{ v: number }>(
        'SELECT referrals.queue_reminders_at(coalesce($1, clock_timestamp())) AS v',
        [at],
      )
    ).rows[0]?.v;

  it('are judged by the clock alone for the application: nobody can hurry them', async () => {
    await expect(t.db.app.query('SELECT referrals.queue_reminders_at(now())')).rejects.toThrow(
      'permission denied',
    );
    await t.db.app.query('SELECT referrals.queue_reminders()');
  });

  it('come once, when due, and not after an answer', async () => {
    await remind();
    const id = await proposed();
    expect(await remind()).toBe(0);
    await w.testingOnlySetState(id, 'proposed', `now() - interval '73 hours'`);
    expect(await remind()).toBe(1);
    expect(await remind()).toBe(0);
    expect(await messages(id, 'beneficiary.remind_answer')).toBe(1);
    await w.act(await w.openLink(id, 'beneficiary'), id, 'accept');
    const { rows } = await w.owner.query(
      `SELECT status FROM referrals.outbox WHERE referral_id = $1 AND template = 'beneficiary.remind_answer'`,
      [id],
    );
    expect(rows).toEqual([{ status: 'dropped' }]);
    await w.testingOnlySetState(id, 'sent', `now() - interval '11 days'`);
    expect(await remind()).toBe(2);
    expect(await messages(id, 'provider.remind_answer')).toBe(1);
    expect(await messages(id, 'counsellor.overdue')).toBe(1);
    await w.testingOnlySetState(id, 'finished');
  });

  it('the eve of a meeting from 17 h in Paris, whatever the season', async () => {
    const id = await proposed();
    await w.act(await w.openLink(id, 'beneficiary'), id, 'accept');
    const meeting = new Date(Date.now() + 20 * 86_400_000);
    meeting.setUTCHours(13, 0, 0, 0);
    await w.act(await w.openLink(id, 'provider'), id, 'invite_to_information_meeting', null, {
      at: meeting.toISOString(),
      place: 'salle Nénuphar',
    });
    const { rows } = await w.owner.query<{ eve: Date }>(
      `SELECT (($1::timestamptz AT TIME ZONE 'Europe/Paris')::date - 1 + time '17:00') AT TIME ZONE 'Europe/Paris' AS eve`,
      [meeting],
    );
    const eve = rows[0]?.eve ?? new Date(0);
    const sent = async (ms: number) => {
      await remind(new Date(eve.getTime() + ms).toISOString());
      return messages(id, 'beneficiary.remind_meeting');
    };
    expect(await sent(-1000)).toBe(0);
    expect(await sent(0)).toBe(1);
    expect(await sent(60_000)).toBe(1);
  });
});

async function messages(id: string, template: string): Promise<number> {
  const { rows } = await w.owner.query(
    'SELECT FROM referrals.outbox WHERE referral_id = $1 AND template = $2',
    [id, template],
  );
  return rows.length;
}

async function isWaiting(pid: number): Promise<boolean> {
  const { rows } = await w.owner.query<{ n: number }>('SELECT cardinality(pg_blocking_pids($1)) AS n', [pid]);
  return (rows[0]?.n ?? 0) > 0;
}
