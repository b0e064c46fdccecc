import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callRows, callValue } from '../../src/db/index.ts';
import { splitRef } from '../../src/vault/index.ts';
import { noticeScene } from './notice-scene.ts';

let s: Awaited<ReturnType<typeof noticeScene>>;
beforeAll(async () => {
  s = await noticeScene(6);
});
afterAll(() => s.close());

const hash = () => randomBytes(32);
const states = async () => {
  const { rows } = await s.owner.query(
    'SELECT channel, state, count(*)::int AS n FROM notice.notice GROUP BY 1, 2 ORDER BY 1, 2',
  );
  return rows.map((r) => `${r.channel} ${r.state} ${r.n}`);
};
const rewrite = (set: string) =>
  s.owner.query(
    `DELETE FROM notice.notice; UPDATE notice.campaign SET ${set}, prepared_fixing = 0, drops = per_minute`,
  );

describe('approval by two', () => {
  it('asks a fixed list, and another supervisor who may see the incident', async () => {
    const other = await s.incident({ fixed: false });
    expect(await s.write(s.token.supervisor, other)).toBeNull();
    expect((await s.ask(s.token.supervisor, other)).code).toBe('not_fixed');
    expect(await s.write(s.token.asker, s.id)).toBe('role');
    expect((await s.ask(s.token.supervisor, s.id)).code).toBe('state');
    expect(await s.write(s.token.supervisor, s.id, { happened: 'court' })).toBe('invalid');
    expect(await s.write(s.token.supervisor, s.id)).toBeNull();
    const { code, id } = await s.ask(s.token.supervisor, s.id);
    expect(code).toBeNull();
    expect(await s.write(s.token.supervisor, s.id)).toBe('request_pending');
    expect((await s.ask(s.token.supervisor, s.id)).code).toBe('request_pending');
    expect(await s.approve(s.token.supervisor, id)).toBe('own_request');
    expect(await s.approve(s.token.asker, id)).toBe('approver_role');
    // Nothing may be prepared, claimed or opened before.
    expect(await callRows(s.db.app, 'notice.work', [])).toEqual([]);
    await callRows(s.db.app, 'notice.prepare', [s.id, 0, 0, 100]);
    expect(await states()).toEqual([]);
    expect(await s.approve(s.token.second, id)).toBeNull();
    expect((await callRows(s.db.app, 'notice.work', [])).length).toBe(1);
    expect(await s.write(s.token.supervisor, s.id)).toBe('state');
    const [entry] = await s.entries(
      `operation = 'request.approve' AND detail ->> 'kind' = 'notice.send' AND code IS NULL`,
    );
    expect(entry.detail).toMatchObject({ requested_by: Number(s.supervisor), approved_by: Number(s.second) });
  });

  it('covers the list as it was: a fixing later needs another approval', async () => {
    await s.owner.query('UPDATE incident.incident SET fixings = fixings + 1 WHERE incident_id = $1', [s.id]);
    await callRows(s.db.app, 'notice.prepare', [s.id, 0, 0, 100]);
    expect(await states()).toEqual([]);
    const { id } = await s.ask(s.token.supervisor, s.id);
    await s.owner.query('UPDATE incident.incident SET fixings = fixings + 1 WHERE incident_id = $1', [s.id]);
    expect(await s.approve(s.token.second, id)).toBe('state');
    await s.owner.query('UPDATE incident.incident SET fixings = fixings - 1 WHERE incident_id = $1', [s.id]);
    expect(await s.approve(s.token.second, id)).toBeNull();
  });
});

describe('preparation', () => {
  it('takes the first channel that reaches each person, leaves canaries and withdrawn people out, and nobody twice', async () => {
    await rewrite(`channels = '{email,sms,letter}'`);
    await s.owner.query(`INSERT INTO watch.canary (structure_id, beneficiary_id) VALUES ($1, $2)`, [
      ...splitRef(s.at(4)),
    ]);
    await s.owner.query(
      'UPDATE incident.exposed SET withdrawn_at = now() WHERE incident_id = $1 AND beneficiary_id = $2',
      [s.id, splitRef(s.at(5))[1]],
    );
    for (let turn = 0; turn < 2; turn += 1) await s.prepare(2);
    // 0: e-mail and telephone; 1: telephone; 2: address; 3: nothing.
    expect(await states()).toEqual([
      'email queued 1',
      'letter queued 1',
      'none unreachable 1',
      'sms queued 1',
    ]);
    const view = await callValue<{ people: number; counts: unknown[] }>(s.db.app, 'notice.view', [
      s.token.supervisor,
      s.id,
    ]);
    expect(view.people).toBe(4);
    expect(JSON.stringify(view)).not.toContain('exemple.fr');
  });
});

describe('the job’s door', () => {
  it('opens the people of its own claims, by the field of the channel alone, and writes whom', async () => {
    const { run, client, ids } = await s.claim('email');
    const opened = await s.open(client, run, ids);
    expect(opened.people).toHaveLength(1);
    expect(opened.people[0].v.map((v: string[]) => v[0]).sort()).toEqual(['email', 'summary']);
    const [entry] = await s.entries(`entry_id = ${opened.entry}`);
    expect(entry).toMatchObject({ operation: 'notice.open', code: null, fields: ['summary', 'email'] });
    expect(entry.subjects.map(String)).toEqual([splitRef(s.at(0))[1]]);
    expect(opened.whom).toEqual([[ids[0], ...splitRef(s.at(0))]]);
    // Whose notice it is comes with the second half alone: rolled back, nothing was said.
    await client.query('BEGIN');
    const asked = await callValue<Record<string, unknown>>(client, 'notice.ask_open', [run, ids]);
    expect(Object.keys(asked).sort()).toEqual(['code', 'entry', 'people']);
    expect(await callValue(client, 'gate.take_whom', [asked.entry])).toEqual([]);
    await client.query('ROLLBACK');
    expect(await callValue(client, 'gate.take_whom', [asked.entry])).toEqual([]);
    // Another run's, a queued one, an unknown one: refused, and written.
    for (const [r, list] of [
      [Number(run) + 1, ids],
      [run, [999]],
      [run, [...ids, 999]],
    ] as const)
      expect((await s.open(client, r, list)).code).toBe('not_found');
    await client.end();
  });

  it('opens nobody when sending is paused, or for an exercise', async () => {
    await callValue(s.db.app, 'notice.recover', [0]);
    const { run, client, ids } = await s.claim('email');
    expect(await callValue(s.db.app, 'notice.steer', [s.token.supervisor, s.id, 'pause'])).toBeNull();
    expect((await s.open(client, run, ids)).code).toBe('not_found');
    expect(await callRows(client, 'notice.begin_send', [run, ids, ids.map(hash)])).toEqual([]);
    expect(await callValue(s.db.app, 'notice.steer', [s.token.second, s.id, 'resume'])).toBeNull();
    await s.owner.query('UPDATE incident.incident SET exercise = true WHERE incident_id = $1', [s.id]);
    expect((await s.open(client, run, ids)).code).toBe('not_found');
    await s.owner.query('UPDATE incident.incident SET exercise = false WHERE incident_id = $1', [s.id]);
    await client.end();
  });
});

describe('after a crash', () => {
  it('what was claimed waits again, what was being handed over is in doubt, a live run keeps its own', async () => {
    await rewrite(`channels = '{email,sms}'`);
    await s.prepare(100);
    const live = await s.claim('sms');
    const dead = await s.claim('email');
    await callRows(dead.client, 'notice.begin_send', [dead.run, dead.ids, dead.ids.map(hash)]);
    await callValue(s.db.app, 'notice.recover', [0]);
    expect(await states()).toContain('email sending 1');
    await dead.client.end();
    await expect.poll(() => callValue(s.db.app, 'notice.recover', [0])).toBe(1);
    expect(await states()).toEqual(['email doubt 1', 'none unreachable 2', 'sms claimed 1']);
    await live.client.end();
    await expect.poll(() => callValue(s.db.app, 'notice.recover', [0])).toBe(1);
    expect(await states()).toEqual(['email doubt 1', 'none unreachable 2', 'sms queued 1']);
  });

  it('a doubt ends by the server’s record alone: taken is sent, not taken waits again', async () => {
    const [doubt] = await callRows<{ doubts: string }>(s.owner, 'notice.doubts', []);
    await expect(callValue(s.db.app, 'notice.resolve', [doubt?.doubts, false])).rejects.toThrow(
      'permission denied',
    );
    expect(await callValue(s.owner, 'notice.resolve', [doubt?.doubts, false])).toBe(true);
    expect(await callValue(s.owner, 'notice.resolve', [doubt?.doubts, true])).toBe(false);
    expect(await states()).toContain('email queued 1');
  });
});

describe('outcomes', () => {
  it('a final refusal makes the next channel’s notice, once; the last one ends unreachable', async () => {
    await rewrite(`channels = '{email,sms}'`);
    await s.prepare(100);
    const { run, client, ids } = await s.claim('email');
    expect(await callRows(client, 'notice.begin_send', [run, ids, ids.map(hash)])).toHaveLength(1);
    for (let turn = 0; turn < 2; turn += 1) await s.settle(client, run, ids, 'final', '550');
    expect(await states()).toEqual(['email failed 1', 'none unreachable 2', 'sms queued 2']);
    await client.end();
  });

  it('a bounce after sending does likewise; a second report of it is no news', async () => {
    await rewrite(`channels = '{email,sms}'`);
    await s.prepare(100);
    const { run, client, ids } = await s.claim('email');
    await callRows(client, 'notice.begin_send', [run, ids, ids.map(hash)]);
    await s.settle(client, run, ids, 'sent', null);
    expect(await callValue(s.owner, 'notice.bounce', [ids[0], '5.1.1'])).toBe(true);
    expect(await callValue(s.owner, 'notice.bounce', [ids[0], '5.1.1'])).toBe(false);
    expect(await states()).toEqual(['email bounced 1', 'none unreachable 2', 'sms queued 2']);
    await client.end();
  });

  it('a refusal for now waits longer each time, and the last try is final', async () => {
    await rewrite(`channels = '{email}'`);
    await s.prepare(100);
    for (let n = 1; n <= 8; n += 1) {
      const { run, client, ids } = await s.claim('email');
      expect(ids).toHaveLength(1);
      await callRows(client, 'notice.begin_send', [run, ids, ids.map(hash)]);
      await s.settle(client, run, ids, 'retry', '451');
      expect((await s.claim('email')).ids).toEqual([]);
      await s.owner.query(`UPDATE notice.notice SET due_at = '-infinity'`);
      await client.end();
    }
    expect(await states()).toEqual(['email failed 1', 'none unreachable 4']);
  });

  it('the pace is held, whoever asks', async () => {
    await rewrite(`channels = '{sms}'`);
    await s.owner.query(
      'UPDATE notice.campaign SET per_minute = 1, drops = 0, dropped_at = clock_timestamp()',
    );
    await s.prepare(100);
    expect((await s.claim('sms')).ids).toEqual([]);
    await s.owner.query(`UPDATE notice.campaign SET dropped_at = clock_timestamp() - interval '10 minutes'`);
    expect((await s.claim('sms')).ids).toHaveLength(1);
    expect((await s.claim('sms')).ids).toEqual([]);
  });
});

describe('a code', () => {
  it('is known once the notice leaves, and tells nobody’s name', async () => {
    await rewrite(`channels = '{email}', per_minute = 600`);
    await s.prepare(100);
    const { run, client, ids } = await s.claim('email');
    const mine = hash();
    expect(await callValue(s.db.app, 'notice.verify', [mine])).toBeNull();
    await callRows(client, 'notice.begin_send', [run, ids, [mine]]);
    await s.settle(client, run, ids, 'sent', null);
    const known = await callValue<Record<string, unknown>>(s.db.app, 'notice.verify', [mine]);
    expect(Object.keys(known).sort()).toEqual(['at', 'channel', 'exercise', 'seen', 'structure']);
    // Asked for, yet nobody has an address there: not seen.
    expect(known.seen).toEqual(['email', 'phone', 'summary']);
    expect(await callValue(s.db.app, 'notice.verify', [hash()])).toBeNull();
    await client.end();
  });
});

it('the application reads no table of notices', async () => {
  for (const table of ['campaign', 'notice', 'batch', 'secret', 'report', 'minute'])
    await expect(s.db.app.query(`SELECT FROM notice.${table}`)).rejects.toThrow('permission denied');
});
