import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AgentPage, type PageArgs, readPage } from '../../src/db/index.ts';
import { fourEyes } from './four-eyes.ts';

type World = Awaited<ReturnType<typeof fourEyes>>;
let w: World;
beforeAll(async () => {
  w = await fourEyes();
});
afterAll(() => w.close());

const first = () => {
  const [ref] = w.refs;
  if (!ref) throw new Error('nobody');
  return ref;
};
const state = (id: string) => w.one('SELECT state FROM gate.request WHERE request_id = $1', id);
const accountState = (id: string) => w.one('SELECT state FROM identity.account WHERE account_id = $1', id);

/** Each block spends approvals; five a day are allowed. */
async function freshDay() {
  await w.set(`UPDATE gate.approval SET at = at - interval '2 days'`);
}

describe('an invitation', () => {
  it('becomes an account on probation once another person approves it, both named in the log', async () => {
    const id = await w.invite(undefined, 'Pia.Lanterne@exemple.fr');
    expect(
      await w.one(`SELECT count(*)::int FROM identity.account WHERE email = 'pia.lanterne@exemple.fr'`),
    ).toBe(0);
    expect(await w.approve(w.token.approver, id)).toBeNull();
    const { rows } = await w.owner.query(
      `SELECT a.*, a.probation_until > now() + interval '13 days' AND a.probation_until < now() + interval '15 days' AS fortnight
       FROM identity.account AS a WHERE email = 'pia.lanterne@exemple.fr'`,
    );
    expect(rows[0]).toMatchObject({
      state: 'active',
      role: 'counsellor',
      born: 'invitation',
      requested_by: w.asker,
      approved_by: w.approver,
      fortnight: true,
    });
    const [entry] = await w.entries(`operation = 'request.approve' AND detail ? 'granted'`);
    expect(entry.detail).toMatchObject({
      requested_by: Number(w.asker),
      approved_by: Number(w.approver),
      granted: true,
    });
    expect(JSON.stringify(await w.entries())).not.toContain('lanterne');
  });

  it('lets the invited person register a passkey by the link of the mail, once, and nobody else', async () => {
    const account = await w.one(
      `SELECT account_id FROM identity.account WHERE email = 'pia.lanterne@exemple.fr'`,
    );
    const mail = await w.one(
      `SELECT outbox_id FROM identity.outbox WHERE account_id = $1 AND template = 'invitation'`,
      account,
    );
    const token = randomBytes(32);
    expect(await w.call('identity.issue_account_link', mail, randomBytes(31))).toBe(false);
    const hash = await w.one<Buffer>('SELECT sha256($1)', token);
    expect(await w.call('identity.issue_account_link', mail, hash)).toBe(true);
    const register = () =>
      w.db.signin.query('SELECT identity.register_passkey($1, $2, $3, 0, $4, $5) AS code', [
        token,
        'pia-key',
        Buffer.from('key'),
        ['internal'],
        'Clé',
      ]);
    expect((await register()).rows[0].code).toBeNull();
    expect((await register()).rows[0].code).toBe('enrolment_unknown');
    // From now on she has a key: no message makes another link.
    expect(await w.call('identity.issue_account_link', mail, randomBytes(32))).toBe(false);
  });

  it.each([
    [{ email: 'x@ailleurs.fr', display_name: 'X Y', role: 'counsellor' }, 'email_domain'],
    [{ email: 'x@exemple.fr, y@exemple.fr', display_name: 'X Y', role: 'counsellor' }, 'invalid'],
    [{ email: 'x@exemple.fr', display_name: '<b>X</b>', role: 'counsellor' }, 'invalid'],
    [{ email: 'x@exemple.fr', display_name: 'X Y', role: 'supervisor' }, 'role_unfit'],
    [{ email: 'x@exemple.fr', display_name: 'X Y', role: 'beneficiary' }, 'role_unfit'],
    [{ email: 'pia.lanterne@exemple.fr', display_name: 'X Y', role: 'counsellor' }, 'email_taken'],
    [{}, 'role_unfit'],
  ])('%j is refused: %s', async (payload, code) => {
    expect((await w.ask(w.token.asker, 'account.invite', null, payload)).code).toBe(code);
  });

  it('needs a reason, a role that manages accounts, and a structure in its charge', async () => {
    const ok = { email: 'y@exemple.fr', display_name: 'Y Z', role: 'counsellor' };
    expect((await w.ask(w.token.asker, 'account.invite', null, ok, ' ')).code).toBe('reason_required');
    expect((await w.ask(await w.present(w.counsellor), 'account.invite', null, ok)).code).toBe('role');
    const there = { ...ok, structure_id: w.elsewhere };
    expect((await w.ask(w.token.asker, 'account.invite', null, there)).code).toBe('not_found');
    expect((await w.ask(randomBytes(32), 'account.invite', null, ok)).code).toBe('no_session');
  });

  it('is one of at most twenty pending, however many are asked for at once', async () => {
    const before = await w.one<number>(
      `SELECT count(*)::int FROM gate.request WHERE kind = 'account.invite' AND state = 'waiting'`,
    );
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        w.ask(w.token.asker, 'account.invite', null, {
          email: `foule${n}@exemple.fr`,
          display_name: 'Foule',
          role: 'counsellor',
        }),
      ),
    );
    expect(answers.filter((a) => a.code === null)).toHaveLength(20 - before);
    expect(new Set(answers.map((a) => a.code))).toEqual(new Set([null, 'too_many_pending']));
    await w.set(`UPDATE gate.request SET state = 'withdrawn', decided_at = now() WHERE state = 'waiting'`);
  });
});

describe('who decides', () => {
  it('is not who asked, and the refusal is written down', async () => {
    const id = await w.invite();
    expect(await w.approve(w.token.asker, id)).toBe('own_request');
    const last = (await w.entries(`operation = 'request.approve'`)).at(-1);
    expect(last).toMatchObject({ code: 'own_request', account_id: w.asker });
    await w.call('gate.withdraw_request', w.token.asker, id);
  });

  it('is not a counsellor, nor a manager of another structure, nor somebody without a touch', async () => {
    const id = await w.invite();
    const foreign = await w.account(w.elsewhere, 'account_manager');
    expect(await w.approve(await w.present(w.colleague), id)).toBe('role');
    expect(await w.approve(await w.present(foreign), id)).toBe('approver_role');
    expect(await w.approve(await w.session(w.approver), id)).toBe('presence');
    w.token.approver = await w.present(w.approver);
    await w.call('gate.withdraw_request', w.token.asker, id);
  });

  it('is not the account concerned', async () => {
    const id = await w.wish(w.token.asker, 'account.recover', w.approver);
    expect(await w.approve(w.token.approver, id)).toBe('concerned');
    await w.call('gate.withdraw_request', w.token.asker, id);
  });

  it('is not on probation', async () => {
    const fresh = await w.account(w.structure, 'account_manager');
    await w.set(
      `UPDATE identity.account SET probation_until = now() + interval '1 day' WHERE account_id = $1`,
      fresh,
    );
    const id = await w.invite();
    expect(await w.approve(await w.present(fresh), id)).toBe('approver_probation');
    await w.call('gate.withdraw_request', w.token.asker, id);
  });

  it.each([
    ['made by the one who asks', (x: World) => [x.asker, x.supervisor]],
    ['approved by the one who asks', (x: World) => [x.supervisor, x.asker]],
  ])('is not an account %s, even after its probation', async (_, parents) => {
    const puppet = await w.account(w.structure, 'account_manager');
    await w.set(
      'UPDATE identity.account SET requested_by = $2, approved_by = $3 WHERE account_id = $1',
      puppet,
      ...parents(w),
    );
    const token = await w.present(puppet);
    const id = await w.invite();
    expect(await w.approve(token, id)).toBe('lineage');
    await w.call('gate.withdraw_request', w.token.asker, id);
    const back = await w.invite(token);
    expect(await w.approve(w.token.asker, back)).toBe('lineage');
    await w.call('gate.withdraw_request', token, back);
  });

  it('is not a sister account, which the same person had made', async () => {
    const [one, two] = [
      await w.account(w.structure, 'account_manager'),
      await w.account(w.structure, 'account_manager'),
    ];
    await w.set(
      'UPDATE identity.account SET requested_by = $3, approved_by = $4 WHERE account_id IN ($1, $2)',
      one,
      two,
      w.asker,
      w.supervisor,
    );
    const id = await w.invite(await w.present(one));
    expect(await w.approve(await w.present(two), id)).toBe('lineage');
    expect(await w.approve(w.token.approver, id)).toBeNull();
    await freshDay();
  });

  it('is not one who has the role from who asks', async () => {
    const raised = await w.account(w.structure, 'counsellor');
    const promotion = await w.wish(w.token.asker, 'account.role', raised, { role: 'account_manager' });
    expect(await w.approve(w.token.supervisor, promotion)).toBeNull();
    await w.set('UPDATE identity.account SET probation_until = NULL WHERE account_id = $1', raised);
    const id = await w.invite();
    expect(await w.approve(await w.present(raised), id)).toBe('lineage');
    await w.call('gate.withdraw_request', w.token.asker, id);
    await freshDay();
  });

  it('gives at most five approvals in 24 hours, however many at once', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 8; n += 1) ids.push(await w.invite());
    const codes = await Promise.all(ids.map((id) => w.approve(w.token.approver, id)));
    expect(codes.filter((code) => code === null)).toHaveLength(5);
    expect(codes.filter((code) => code === 'approvals_spent')).toHaveLength(3);
    await freshDay();
    await w.set(`UPDATE gate.request SET state = 'withdrawn', decided_at = now() WHERE state = 'waiting'`);
  });

  it('falls to the supervision when a structure has one manager', async () => {
    const { rows } = await w.owner.query(
      `INSERT INTO identity.structure (name, kind) VALUES ('Petite', 'mission_locale') RETURNING structure_id AS id`,
    );
    await w.set(`INSERT INTO identity.allowed_domain VALUES ($1, 'exemple.fr')`, rows[0].id);
    const alone = await w.account(rows[0].id, 'account_manager');
    const id = await w.invite(await w.present(alone));
    expect(await w.approve(w.token.approver, id)).toBe('approver_role');
    expect(await w.approve(w.token.supervisor, id)).toBeNull();
    expect(
      await w.one(
        `SELECT count(*)::int FROM identity.outbox WHERE request_id = $1 AND account_id = $2`,
        id,
        w.supervisor,
      ),
    ).toBe(1);
  });
});

describe('at the same moment', () => {
  it('of two approvers the second finds it closed, and one account exists', async () => {
    const third = await w.present(await w.account(w.structure, 'account_manager'));
    const id = await w.invite(undefined, 'double@exemple.fr');
    const codes = await Promise.all([w.approve(w.token.approver, id), w.approve(third, id)]);
    expect(codes.sort()).toEqual([null, 'request_closed'].sort());
    expect(await w.one(`SELECT count(*)::int FROM identity.account WHERE email = 'double@exemple.fr'`)).toBe(
      1,
    );
    await freshDay();
  });

  it('an approval that waits behind a withdrawal finds it withdrawn', async () => {
    const id = await w.invite(undefined, 'retrait@exemple.fr');
    const first = await w.appConnection();
    await first.query('BEGIN');
    await first.query('SELECT gate.withdraw_request($1, $2)', [w.token.asker, id]);
    const approval = w.approve(w.token.approver, id);
    await blocked();
    await first.query('COMMIT');
    await first.end();
    expect(await approval).toBe('request_closed');
    expect(await w.one(`SELECT count(*)::int FROM identity.account WHERE email = 'retrait@exemple.fr'`)).toBe(
      0,
    );
    expect(await w.one(`SELECT payload ? 'email' FROM gate.request WHERE request_id = $1`, id)).toBe(false);
  });

  it('an approval that waits behind the suspension of the requester grants nothing', async () => {
    const short = await w.account(w.structure, 'account_manager');
    const id = await w.invite(await w.present(short), 'ephemere@exemple.fr');
    const first = await w.appConnection();
    await first.query('BEGIN');
    await first.query('SELECT identity.suspend_account($1, $2, $3)', [w.token.asker, short, 'suspect']);
    const approval = w.approve(w.token.approver, id);
    await blocked();
    await first.query('COMMIT');
    await first.end();
    expect(await approval).toBe('request_closed');
    expect(
      await w.one(`SELECT count(*)::int FROM identity.account WHERE email = 'ephemere@exemple.fr'`),
    ).toBe(0);
  });

  it('after 48 hours it is too late, before and after the job has said so', async () => {
    const id = await w.invite();
    await w.set(`UPDATE gate.request SET expires_at = now() - interval '1 second' WHERE request_id = $1`, id);
    expect(await w.approve(w.token.approver, id)).toBe('request_expired');
    await w.call('identity.upkeep');
    expect(await state(id)).toBe('expired');
    expect(await w.approve(w.token.approver, id)).toBe('request_expired');
  });
});

/** Until somebody waits for a lock. */
async function blocked() {
  for (;;) {
    const n = await w.one<number>(
      `SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (n > 0) return;
  }
}

describe('a refusal', () => {
  it('needs a reason, and ends the wish', async () => {
    const id = await w.invite();
    expect(await w.call('gate.refuse_request', w.token.asker, id, 'Non')).toBe('own_request');
    expect(await w.call('gate.refuse_request', w.token.approver, id, '')).toBe('reason_required');
    expect(await w.call('gate.refuse_request', w.token.approver, id, 'Personne inconnue')).toBeNull();
    expect(await w.approve(w.token.approver, id)).toBe('request_closed');
  });
  it('is not to be had by somebody else’s withdrawal', async () => {
    const id = await w.invite();
    expect(await w.call('gate.withdraw_request', w.token.approver, id)).toBe('not_found');
    expect(await w.call('gate.withdraw_request', w.token.asker, id)).toBeNull();
  });
});

describe('a larger cap for oneself', () => {
  it('is asked for by the counsellor concerned, and decided by somebody of another lineage', async () => {
    const mine = await w.account(w.structure, 'counsellor');
    await w.set('UPDATE identity.account SET requested_by = $2 WHERE account_id = $1', mine, w.asker);
    const token = await w.present(mine);
    const raise = { class: 'listed', people: 900, hours: 24 };
    const id = await w.wish(token, 'budget.raise', mine, raise);
    expect((await w.ask(token, 'budget.raise', mine, raise)).code).toBe('request_pending');
    // Never by itself, nor by who asked for the account.
    expect(await w.approve(token, id)).toBe('role');
    expect(await w.approve(w.token.asker, id)).toBe('lineage');
    expect(await w.approve(w.token.approver, id)).toBeNull();
    const { rows } = await w.db.app.query(`SELECT cap FROM gate.my_budget($1) WHERE class = 'listed'`, [
      token,
    ]);
    expect(rows).toEqual([{ cap: 900 }]);
    const read = await readPage<{ request_id: string; state: string }>(w.db.app, token, 'my_requests');
    expect(read).toMatchObject({
      ok: true,
      rows: [{ request_id: id, state: 'approved', approver_names: 'Agent' }],
    });
    await freshDay();
  });

  it('is all that a counsellor can ask for, and for nobody else', async () => {
    const token = await w.present(w.counsellor);
    const raise = { class: 'listed', people: 900, hours: 24 };
    expect((await w.ask(token, 'budget.raise', w.colleague, raise)).code).toBe('role');
    expect((await w.ask(token, 'account.role', w.counsellor, { role: 'account_manager' })).code).toBe('role');
    expect((await w.ask(token, 'budget.raise', w.counsellor, { ...raise, people: 1201 })).code).toBe(
      'invalid',
    );
    expect((await w.ask(token, 'budget.raise', w.counsellor, raise, '')).code).toBe('reason_required');
    // Not even by an account manager for itself: its role has no cap.
    expect((await w.ask(w.token.asker, 'budget.raise', w.asker, raise)).code).toBe('invalid');
    const id = await w.wish(token, 'budget.raise', w.counsellor, raise);
    expect(await w.call('gate.withdraw_request', await w.present(w.colleague), id)).toBe('not_found');
    expect(await w.call('gate.withdraw_request', token, id)).toBeNull();
    expect(await w.entries(`operation = 'budget.request' AND code IS NULL`)).not.toEqual([]);
  });
});

describe('narrowing', () => {
  it('takes one person, and holds at once everywhere: sessions, links, enrolments, waiting wishes', async () => {
    const target = await w.account(w.structure, 'account_manager');
    const token = await w.present(target);
    const id = await w.invite(token);
    const enrolment = randomBytes(32);
    await w.owner.query('SELECT identity.create_enrolment($1, $2)', [target, enrolment]);
    const elsewhere = await w.appConnection();
    expect(await w.call('identity.suspend_account', w.token.asker, target, 'suspect')).toBeNull();
    const read = await readPage(elsewhere, token, 'requests');
    await elsewhere.end();
    expect(read).toEqual({ ok: false, code: 'no_session' });
    expect(await state(id)).toBe('withdrawn');
    const found = await w.db.signin.query('SELECT code FROM identity.find_enrolment($1)', [enrolment]);
    expect(found.rows[0].code).toBe('enrolment_unknown');
    // And the way back takes two.
    const back = await w.wish(w.token.asker, 'account.enable', target);
    expect(await accountState(target)).toBe('suspended');
    expect(await w.approve(w.token.approver, back)).toBeNull();
    expect(await accountState(target)).toBe('active');
    await freshDay();
  });

  it('never leaves a structure without an account manager, even when two leave at once', async () => {
    const { rows } = await w.owner.query(
      `INSERT INTO identity.structure (name, kind) VALUES ('Deux', 'mission_locale') RETURNING structure_id AS id`,
    );
    const [one, two] = [
      await w.account(rows[0].id, 'account_manager'),
      await w.account(rows[0].id, 'account_manager'),
    ];
    const [a, b] = [await w.present(one), await w.present(two)];
    expect(await w.call('identity.remove_account', a, one, 'left')).toBe('own_account');
    const codes = await Promise.all([
      w.call('identity.remove_account', w.token.supervisor, one, 'left'),
      w.call('identity.suspend_account', a, two, 'left'),
      w.call('identity.suspend_account', b, one, 'left'),
    ]);
    // Suspended and then removed is possible: what counts is who is left.
    expect(codes).toContain(null);
    const left = await w.one<number>(
      `SELECT count(*)::int FROM identity.account WHERE structure_id = $1 AND state = 'active'`,
      rows[0].id,
    );
    expect(left).toBe(1);
    // The same for the last of a supervision, by nobody's hand and not by time.
    const peer = await w.account(w.region, 'account_manager');
    expect(await w.call('identity.suspend_account', await w.present(peer), w.supervisor, 'other')).toBeNull();
    expect(await w.one('SELECT identity.is_last_manager($1)', peer)).toBe(true);
    await w.set(`UPDATE identity.account SET state = 'active' WHERE account_id = $1`, w.supervisor);
    w.token.supervisor = await w.present(w.supervisor);
    // Nor by another role.
    const last = await w.one(
      `SELECT account_id FROM identity.account WHERE structure_id = $1 AND state = 'active'`,
      rows[0].id,
    );
    expect((await w.ask(w.token.supervisor, 'account.role', last, { role: 'counsellor' })).code).toBe(
      'last_manager',
    );
  });

  it('of somebody who left ends their reach and their keys; their files wait for another', async () => {
    const leaver = await w.account(w.structure, 'counsellor');
    const person = await w.addPerson(leaver, 50);
    const successor = await w.account(w.structure, 'counsellor');
    await w.set(
      `INSERT INTO identity.passkey (structure_id, account_id, credential_id, user_handle, public_key, label) VALUES ($1, $2, 'old', 'h', 'k', 'Clé')`,
      w.structure,
      leaver,
    );
    expect(await w.call('identity.remove_account', w.token.asker, leaver, 'left')).toBeNull();
    expect(await w.one('SELECT count(*)::int FROM identity.passkey WHERE account_id = $1', leaver)).toBe(0);
    const open = async (account: string) =>
      (await w.vault.reveal({
        token: await w.present(account),
        operation: 'dossier.open',
        purpose: null,
        target: { subject: person },
        fields: ['summary'],
      })) as { ok: boolean; code?: string };
    expect(await open(successor)).toMatchObject({ ok: false, code: 'no_relationship' });
    const id = await w.wish(w.token.asker, 'files.assign', successor, { from: leaver });
    expect(await open(successor)).toMatchObject({ ok: false, code: 'no_relationship' });
    expect(await w.approve(w.token.approver, id)).toBeNull();
    expect(await open(successor)).toMatchObject({ ok: true });
    await freshDay();
  });
});

describe('an absence', () => {
  const day = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString();

  it('is covered from the first day to the last, and by nobody before two agreed', async () => {
    const id = await w.wish(w.token.asker, 'cover.grant', w.colleague, {
      absent: w.counsellor,
      from: day(-1),
      until: day(5),
    });
    const covered = `SELECT count(*)::int FROM gate.relationship WHERE account_id = $1 AND kind = 'covers' AND since <= now() AND until > now()`;
    expect(await w.one(covered, w.colleague)).toBe(0);
    expect(await w.approve(w.token.approver, id)).toBeNull();
    expect(await w.one(covered, w.colleague)).toBe(3);
    const reveal = async () =>
      (await w.vault.reveal({
        token: await w.present(w.colleague),
        operation: 'dossier.open',
        purpose: null,
        target: { subject: first() },
        fields: ['summary'],
      })) as { ok: boolean; code?: string };
    expect(await reveal()).toMatchObject({ ok: true });
    expect(await w.call('identity.end_cover', w.token.asker, w.stranger)).toBe('not_found');
    expect(await w.call('identity.end_cover', w.token.asker, w.colleague)).toBeNull();
    expect(await w.call('identity.end_cover', w.token.asker, w.colleague)).toBe('state');
    expect(await reveal()).toMatchObject({ ok: false, code: 'no_relationship' });
    await freshDay();
  });

  it('opens also whom the absent colleague is given later, until it ends, and closes whom it loses', async () => {
    const absent = await w.account(w.structure, 'counsellor');
    const cover = await w.account(w.structure, 'counsellor');
    const other = await w.account(w.structure, 'counsellor');
    const id = await w.wish(w.token.asker, 'cover.grant', cover, { absent, from: day(0), until: day(5) });
    expect(await w.approve(w.token.approver, id)).toBeNull();
    const kinds = (account: string) =>
      w.one<string>(
        `SELECT coalesce(string_agg(kind, ' ' ORDER BY kind), '') FROM gate.relationship
         WHERE account_id = $1 AND since <= now() AND (until IS NULL OR until > now())`,
        account,
      );
    const given = async (ref: string, to: string) => {
      await freshDay();
      const wish = await w.wish(w.token.asker, 'files.assign', to, {
        beneficiaries: [Number(ref.split('-')[1])],
      });
      return w.approve(w.token.approver, wish);
    };
    // A new dossier of the absent colleague's, and one that somebody else followed.
    await w.addPerson(absent, 70);
    expect(await kinds(cover)).toBe('covers');
    const moved = await w.addPerson(other, 71);
    expect(await given(moved, absent)).toBeNull();
    expect(await kinds(cover)).toBe('covers covers');
    expect(await kinds(other)).toBe('');
    expect(await given(moved, other)).toBeNull();
    expect([await kinds(cover), await kinds(other)]).toEqual(['covers', 'follows']);
    // A suspension ends what would still be added, not what is there; two people wake it without the cover's promise.
    expect(await w.call('identity.suspend_account', w.token.asker, cover, 'suspect')).toBeNull();
    await w.addPerson(absent, 72);
    expect(await kinds(cover)).toBe('covers');
    await freshDay();
    const again = await w.wish(w.token.asker, 'account.enable', cover);
    expect(await w.approve(w.token.approver, again)).toBeNull();
    const next = await w.wish(w.token.asker, 'cover.grant', cover, { absent, from: day(0), until: day(5) });
    expect(await w.approve(w.token.approver, next)).toBeNull();
    expect(await kinds(cover)).toBe('covers covers');
    expect(await w.call('identity.end_cover', w.token.asker, cover)).toBeNull();
    await w.addPerson(absent, 73);
    expect(await kinds(cover)).toBe('');
    await freshDay();
  });

  it.each([
    ['longer than two months', { from: day(0), until: day(70) }, 'invalid'],
    ['over before it begins', { from: day(5), until: day(2) }, 'invalid'],
    ['in the past', { from: day(-9), until: day(-2) }, 'invalid'],
    ['without an end', { from: day(0) }, 'invalid'],
    ['in no date at all', { from: 'demain', until: 'plus tard' }, 'invalid'],
  ])('%s is refused', async (_, dates, code) => {
    const answer = await w.ask(w.token.asker, 'cover.grant', w.colleague, { absent: w.counsellor, ...dates });
    expect(answer.code).toBe(code);
  });

  it('is not covered by oneself, a manager or another structure', async () => {
    const dates = { from: day(0), until: day(2) };
    for (const cover of [w.counsellor, w.approver])
      expect(
        (await w.ask(w.token.asker, 'cover.grant', cover, { absent: w.counsellor, ...dates })).code,
      ).toBe('role_unfit');
    expect(
      (await w.ask(w.token.asker, 'cover.grant', w.colleague, { absent: w.stranger, ...dates })).code,
    ).toBe('role_unfit');
    expect(
      (await w.ask(w.token.asker, 'cover.grant', w.stranger, { absent: w.counsellor, ...dates })).code,
    ).toBe('not_found');
  });
});

describe('another role, another structure', () => {
  it('ends what the old one reached, and begins on probation', async () => {
    const mover = await w.account(w.structure, 'counsellor');
    await w.addPerson(mover, 60);
    const token = await w.present(mover);
    const id = await w.wish(w.token.asker, 'account.move', mover, { structure_id: w.elsewhere });
    // The receiving structure decides, or the supervision; not a colleague of who sends away.
    expect(await w.approve(w.token.approver, id)).toBe('approver_role');
    expect(await w.approve(w.token.supervisor, id)).toBeNull();
    expect(await w.one('SELECT structure_id FROM identity.account WHERE account_id = $1', mover)).toBe(
      w.elsewhere,
    );
    expect(
      await w.one(
        `SELECT count(*)::int FROM gate.relationship WHERE account_id = $1 AND (until IS NULL OR until > now())`,
        mover,
      ),
    ).toBe(0);
    expect(await w.call('identity.cancel_recovery', token, '1')).toBe('no_session');
  });

  it('a larger cap is bounded, for some hours, and ends with the role', async () => {
    const raise = (people: number, hours = 24) =>
      w.ask(w.token.asker, 'budget.raise', w.colleague, { class: 'contact', people, hours });
    expect((await raise(181)).code).toBe('invalid');
    expect((await raise(100, 73)).code).toBe('invalid');
    expect((await raise(-1)).code).toBe('invalid');
    const { id } = await raise(120);
    expect(await w.approve(w.token.approver, id ?? '')).toBeNull();
    const cap = `SELECT gate.account_cap($1, $2, 'counsellor', false, 'contact')`;
    expect(await w.one(cap, w.structure, w.colleague)).toBe(120);
    const change = await w.wish(w.token.asker, 'account.role', w.colleague, { role: 'account_manager' });
    expect(await w.approve(w.token.approver, change)).toBeNull();
    expect(await w.one(cap, w.structure, w.colleague)).toBe(60);
    await freshDay();
  });
});

describe('a recovery', () => {
  it('takes two approvers, one of whom met the person, a waiting time, and ends the old keys', async () => {
    const lost = await w.account(w.structure, 'counsellor');
    await w.set(
      `INSERT INTO identity.passkey (structure_id, account_id, credential_id, user_handle, public_key, label) VALUES ($1, $2, 'lost', 'h', 'k', 'Clé')`,
      w.structure,
      lost,
    );
    const token = await w.present(lost);
    const id = await w.wish(w.token.asker, 'account.recover', lost);
    expect(await w.approve(w.token.approver, id, false)).toBeNull();
    expect(await state(id)).toBe('waiting');
    expect(await w.approve(w.token.approver, id, true)).toBe('already_approved');
    expect(await w.approve(w.token.supervisor, id, false)).toBe('meeting_required');
    expect(await w.approve(w.token.supervisor, id, true)).toBeNull();
    expect(await state(id)).toBe('approved');
    // Told on every known channel; nothing else yet.
    const told = await w.owner.query(
      `SELECT account_id, template FROM identity.outbox WHERE request_id = $1 AND template LIKE 'recovery.%'`,
      [id],
    );
    expect(told.rows).toContainEqual({ account_id: lost, template: 'recovery.notice' });
    expect(told.rows).toContainEqual({ account_id: w.asker, template: 'recovery.managers' });
    await w.call('identity.upkeep');
    expect(await w.one('SELECT count(*)::int FROM identity.passkey WHERE account_id = $1', lost)).toBe(1);

    await w.set(
      `UPDATE identity.recovery SET due_at = now() - interval '1 second' WHERE request_id = $1`,
      id,
    );
    expect(await w.call('identity.upkeep')).toBe(true);
    expect(await w.one('SELECT count(*)::int FROM identity.passkey WHERE account_id = $1', lost)).toBe(0);
    expect(await w.call('identity.cancel_recovery', token, id)).toBe('no_session');
    expect(
      await w.one(
        `SELECT probation_until > now() + interval '13 days' FROM identity.account WHERE account_id = $1`,
        lost,
      ),
    ).toBe(true);
    expect(await w.one('SELECT requested_by FROM identity.account WHERE account_id = $1', lost)).toBe(
      w.asker,
    );
    const link = await w.one(
      `SELECT outbox_id FROM identity.outbox WHERE account_id = $1 AND template = 'recovery.link'`,
      lost,
    );
    expect(await w.call('identity.issue_account_link', link, randomBytes(32))).toBe(true);
    await freshDay();
  });

  it('is stopped by the owner who still has a key, or by one manager', async () => {
    const owner = await w.account(w.structure, 'counsellor');
    const token = await w.present(owner);
    const id = await w.wish(w.token.asker, 'account.recover', owner);
    await w.approve(w.token.approver, id, true);
    await w.approve(w.token.supervisor, id);
    expect(await w.call('identity.cancel_recovery', await w.present(w.stranger), id)).toBe('not_found');
    expect(await w.call('identity.cancel_recovery', token, id)).toBeNull();
    await w.set(
      `UPDATE identity.recovery SET due_at = now() - interval '1 second' WHERE request_id = $1`,
      id,
    );
    await w.call('identity.upkeep');
    expect(
      await w.one(
        `SELECT count(*)::int FROM identity.outbox WHERE request_id = $1 AND template = 'recovery.link'`,
        id,
      ),
    ).toBe(0);
    await freshDay();
  });

  it('has no link without its message, and no clock of the caller’s choice', async () => {
    const { rows } = await w.owner.query(
      `SELECT has_function_privilege('ecluse_app', p.oid, 'EXECUTE') AS may, p.proname FROM pg_proc p
       WHERE p.proname IN ('upkeep_at', 'finish_recovery', 'create_enrolment', 'apply_request', 'narrow', 'close_doors', 'queue_mail', 'create_account')`,
    );
    expect(rows.filter((row) => row.may)).toEqual([]);
    expect(rows.length).toBeGreaterThan(6);
  });
});

describe('the review of every quarter', () => {
  it('warns three times, then suspends; never the last manager', async () => {
    const { rows } = await w.owner.query(
      `INSERT INTO identity.structure (name, kind) VALUES ('Revue', 'mission_locale') RETURNING structure_id AS id`,
    );
    const structure = rows[0].id;
    const manager = await w.account(structure, 'account_manager');
    const agent = await w.account(structure, 'counsellor');
    const kept = await w.account(structure, 'counsellor');
    const token = await w.present(manager);
    const upkeep = async (day: number) => {
      while (await w.one<boolean>(`SELECT identity.upkeep_at(now() + make_interval(days => ${day}))`));
    };
    const warned = () =>
      w.one<number>(
        `SELECT count(*)::int FROM identity.outbox WHERE template = 'review.due' AND about = $1 AND account_id = $2`,
        agent,
        manager,
      );
    await w.set(
      `UPDATE identity.account SET reviewed_at = now() + interval '1 year' WHERE structure_id <> $1`,
      structure,
    );
    await upkeep(89);
    expect(await warned()).toBe(0);
    await upkeep(91);
    await upkeep(92);
    expect(await warned()).toBe(1);
    await upkeep(98);
    await upkeep(103);
    expect(await warned()).toBe(3);
    expect(await w.call('identity.confirm_review', token, manager)).toBe('own_account');
    expect(await w.call('identity.confirm_review', token, kept)).toBeNull();
    await w.set(
      `UPDATE identity.account SET reviewed_at = now() + interval '100 days' WHERE account_id = $1`,
      kept,
    );
    await upkeep(105);
    expect(await accountState(agent)).toBe('suspended');
    expect(await accountState(kept)).toBe('active');
    expect(await accountState(manager)).toBe('active');
    expect(await w.call('identity.confirm_review', token, agent)).toBe('state');
  });
});

describe('what a manager sees', () => {
  it('is accounts and wishes of its own charge, and no dossier', async () => {
    const read = async (page: AgentPage, args: PageArgs = {}) => {
      const found = await readPage<{ structure_id: string }>(w.db.app, w.token.asker, page, args);
      return found.ok ? found.rows.map((row) => row.structure_id) : found.code;
    };
    const mine = await read('accounts');
    expect(new Set(mine)).toEqual(new Set([w.structure]));
    expect(mine.length).toBeGreaterThan(4);
    expect(await read('accounts', { account: w.stranger })).toBe('not_found');
    expect(new Set(await read('requests'))).toEqual(new Set([w.structure]));
    const refused = await w.vault.reveal({
      token: w.token.asker,
      operation: 'dossier.open',
      purpose: null,
      target: { subject: first() },
      fields: ['summary'],
    });
    expect(refused).toMatchObject({ ok: false, code: 'role' });
  });
});

describe('many things at once', () => {
  it('never wait for each other in a circle, and no frozen maker leaves a live account behind', async () => {
    await freshDay();
    await w.set(`UPDATE gate.request SET state = 'withdrawn', decided_at = now() WHERE state = 'waiting'`);
    const managers = [w.asker, w.approver];
    for (let n = 0; n < 4; n += 1) managers.push(await w.account(w.structure, 'account_manager'));
    const supervisor = await w.present(w.supervisor);
    const tokens = [...(await Promise.all(managers.map((id) => w.present(id)))), supervisor];
    const pick = <T>(list: readonly T[], n: number) => list[n % list.length] as T;
    for (let round = 0; round < 6; round += 1) {
      const acts: Promise<unknown>[] = [];
      for (let n = 0; n < 8; n += 1) {
        const email = `tourbillon${round}-${n}@exemple.fr`;
        acts.push(
          w.ask(pick(tokens, n + round), 'account.invite', null, {
            email,
            display_name: 'Tourbillon',
            role: 'counsellor',
          }),
        );
      }
      await Promise.all(acts);
      const { rows } = await w.owner.query(
        `SELECT request_id AS id FROM gate.request WHERE state = 'waiting'`,
      );
      await Promise.all([
        ...rows.flatMap(({ id }, n) => [
          w.approve(pick(tokens, n + 1), id),
          w.approve(pick(tokens, n + 3), id),
          ...(n % 4 === 0 ? [w.call('gate.refuse_request', pick(tokens, n + 2), id, 'Sans objet')] : []),
          ...(n % 4 === 1 ? [w.call('gate.withdraw_request', pick(tokens, n + round), id)] : []),
        ]),
        w.call('identity.suspend_account', pick(tokens, round), pick(managers, round + 2), 'other'),
        w.call('identity.freeze', supervisor, pick(managers, round + 3), 'suspect'),
        w.call('identity.upkeep'),
        w.call('identity.upkeep'),
      ]);
    }
    const orphans = await w.one<number>(
      `SELECT count(*)::int FROM identity.account AS a WHERE a.born = 'invitation' AND a.state = 'active'
         AND a.email LIKE 'tourbillon%' AND EXISTS (SELECT FROM identity.account AS p
           WHERE p.account_id IN (a.requested_by, a.approved_by) AND p.state = 'frozen')`,
    );
    expect(orphans).toBe(0);
    // Something did happen.
    const made = `SELECT count(*)::int FROM identity.account WHERE email LIKE 'tourbillon%'`;
    expect(await w.one<number>(made)).toBeGreaterThan(0);
    const frozen = `SELECT count(*)::int FROM identity.account WHERE state = 'frozen' AND role = 'account_manager'`;
    expect(await w.one<number>(frozen)).toBeGreaterThan(0);
    expect(
      await w.one<number>(
        `SELECT count(*)::int FROM (SELECT FROM gate.approval WHERE at > now() - interval '1 day' GROUP BY account_id HAVING count(*) > 5) AS x`,
      ),
    ).toBe(0);
  });
});
