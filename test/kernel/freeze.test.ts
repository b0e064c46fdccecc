import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callRows } from '../../src/db/index.ts';
import { fourEyes } from './four-eyes.ts';

type World = Awaited<ReturnType<typeof fourEyes>>;
let w: World;
beforeAll(async () => {
  w = await fourEyes();
});
afterAll(() => w.close());

const state = (id: string) => w.one('SELECT state FROM identity.account WHERE account_id = $1', id);
const freeze = async (by: Buffer, account: string, why: string | null = 'suspect') => {
  const [row] = await callRows<{ code: string | null; frozen: number }>(w.db.app, 'identity.freeze', [
    by,
    account,
    why,
  ]);
  return row ?? { code: 'no row', frozen: -1 };
};
const madeBy = async (asker: string, approver: string, role = 'counsellor') => {
  const id = await w.account(w.structure, role);
  await w.set(
    'UPDATE identity.account SET requested_by = $2, approved_by = $3 WHERE account_id = $1',
    id,
    asker,
    approver,
  );
  return id;
};
const closed = (token: Buffer) =>
  w.one(`SELECT ended_why FROM identity.session WHERE token_hash = sha256($1)`, token);

describe('a freeze', () => {
  it('takes every descendant, by who asked and by who approved, and nobody else', async () => {
    const child = await madeBy(w.asker, w.approver, 'account_manager');
    const grandchild = await madeBy(child, w.supervisor);
    const approved = await madeBy(w.supervisor, w.asker);
    const stranger = await madeBy(w.supervisor, w.approver);
    const sessions = [await w.session(child), await w.session(grandchild), w.token.asker];
    expect(await freeze(w.token.supervisor, w.asker)).toEqual({ code: null, frozen: 4 });
    for (const id of [w.asker, child, grandchild, approved]) expect(await state(id), id).toBe('frozen');
    for (const id of [stranger, w.approver, w.supervisor]) expect(await state(id), id).toBe('active');
    for (const token of sessions) expect(await closed(token)).toBe('frozen');
    expect(await w.entries(`operation = 'account.freeze' AND detail ? 'root'`)).toHaveLength(4);
    expect(await freeze(w.token.supervisor, w.asker)).toEqual({ code: 'state', frozen: 0 });
  });

  it('is seen by the next call on any connection', async () => {
    const victim = await madeBy(w.supervisor, w.approver);
    const token = await w.session(victim);
    const code = () => w.one(`SELECT (gate.ask($1, 'caseload.list', NULL, '{}', '{}', '{}')).code`, token);
    expect(await code()).toBeNull();
    await freeze(w.token.supervisor, victim);
    expect(await code()).toBe('no_session');
    // Even a session that somebody left open in the table reaches nothing.
    await w.set(
      'UPDATE identity.session SET ended_at = NULL, ended_why = NULL WHERE account_id = $1',
      victim,
    );
    expect(await code()).toBe('account_suspended');
  });

  it('is refused to who may not: a counsellor, another structure, oneself, without a reason', async () => {
    const target = await madeBy(w.supervisor, w.approver);
    const foreigner = await w.session(await w.account(w.elsewhere, 'account_manager'));
    expect((await freeze(await w.session(w.counsellor), target)).code).toBe('role');
    expect((await freeze(foreigner, target)).code).toBe('not_found');
    expect((await freeze(w.token.supervisor, w.supervisor)).code).toBe('own_account');
    expect((await freeze(w.token.supervisor, target, null)).code).toBe('reason_required');
    expect((await freeze(w.token.supervisor, '999999999')).code).toBe('not_found');
    expect(await state(target)).toBe('active');
  });

  it('leaves no live descendant when a wish of the frozen one is granted at the same moment', async () => {
    for (let round = 0; round < 8; round += 1) {
      const manager = await madeBy(w.supervisor, w.supervisor, 'account_manager');
      const id = await w.invite(await w.present(manager));
      await w.set(`UPDATE gate.approval SET at = at - interval '2 days'`);
      const [granted] = await Promise.all([
        w.approve(w.token.approver, id),
        freeze(w.token.supervisor, manager),
      ]);
      const alive = await w.one<number>(
        `SELECT count(*)::int FROM identity.account WHERE requested_by = $1 AND state = 'active'`,
        manager,
      );
      expect(alive, `approval said ${granted}`).toBe(0);
    }
  });

  it('is lifted only by two, one account at a time, and onto probation', async () => {
    const parent = await madeBy(w.supervisor, w.supervisor);
    const child = await madeBy(parent, w.supervisor);
    await freeze(w.token.supervisor, parent);
    await w.set(`UPDATE gate.approval SET at = at - interval '2 days'`);
    const second = await w.present(await w.account(w.region, 'supervisor'));
    const id = await w.wish(w.token.supervisor, 'account.unfreeze', parent);
    expect(await w.approve(w.token.supervisor, id)).toBe('own_request');
    expect(await w.approve(second, id)).toBeNull();
    expect(await state(parent)).toBe('active');
    expect(await state(child)).toBe('frozen');
    expect(
      await w.one('SELECT probation_until > now() FROM identity.account WHERE account_id = $1', parent),
    ).toBe(true);
  });
});
