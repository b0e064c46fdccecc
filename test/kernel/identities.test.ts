import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callRows, callValue } from '../../src/db/index.ts';
import { requestIdentity, showIdentity } from '../../src/incidents/identity/show-identity.ts';
import { splitRef } from '../../src/vault/index.ts';
import { noticeScene } from './notice-scene.ts';

/** One identity of an incident: asked by one supervisor, granted by another, read once a touch, for a short time. */
let s: Awaited<ReturnType<typeof noticeScene>>;
beforeAll(async () => {
  s = await noticeScene(3);
});
afterAll(() => s.close());

let id: string;
beforeEach(async () => {
  id = await s.incident();
  await s.owner.query('DELETE FROM gate.approval');
  await s.owner.query('DELETE FROM gate.seen; DELETE FROM gate.seen_hour');
  for (const token of [s.token.supervisor, s.token.second]) await touch(token);
});

const touch = (token: Buffer) =>
  s.owner.query(
    `UPDATE identity.session SET presence_at = clock_timestamp(), idle_until = now() + interval '30 minutes' WHERE token_hash = sha256($1)`,
    [token],
  );
const ask = (person = 1, by = s.token.supervisor, why = 'La brigade demande le nom', incident = id) =>
  requestIdentity(s, by, incident, String(person), why);
const show = (person = 1, by = s.token.supervisor) => showIdentity(s, by, id, String(person));
const wish = async () =>
  String((await s.owner.query('SELECT max(request_id) AS id FROM gate.request')).rows[0].id);
const items = async () => {
  const { rows } = await s.owner.query(
    `SELECT text, person, written_by FROM incident.item WHERE incident_id = $1 AND person IS NOT NULL ORDER BY item`,
    [id],
  );
  return rows.map((r) => [r.text, r.person, r.written_by]);
};
const alone = (account: string) => s.one<number>('SELECT w.alone FROM gate.worst_case($1) AS w', account);
const told = (result: Awaited<ReturnType<typeof show>>) =>
  result.ok ? result.identity.familyName : result.code;

describe('asking', () => {
  it('wants a reason, a person of the list, one request at a time, and shows nobody', async () => {
    expect(await ask(1, s.token.supervisor, ' ')).toBe('reason_required');
    expect(await ask(99)).toBe('not_found');
    expect(await ask(1, s.token.asker)).toBe('role');
    await s.owner.query(
      'UPDATE incident.exposed SET withdrawn_at = now() WHERE incident_id = $1 AND pseudonym = 2',
      [id],
    );
    expect(await ask(2)).toBe('not_found');
    expect(await ask()).toBeNull();
    expect(await ask()).toBe('request_pending');
    expect(await ask(1, s.token.second)).toBe('request_pending');
    expect(told(await show())).toBe('identity_closed');
    expect(await items()).toEqual([['identity_asked', 1, s.supervisor]]);
    const { rows } = await s.owner.query('SELECT payload FROM gate.request ORDER BY request_id DESC LIMIT 1');
    expect(rows[0].payload).toMatchObject({ person: 1, pseudonym: 'P-0001' });
  });

  it('leaves at most twenty waiting, of all incidents together', async () => {
    await s.owner.query(
      `UPDATE gate.request SET state = 'withdrawn', decided_at = now() WHERE state = 'waiting'`,
    );
    await s.owner.query(
      `INSERT INTO gate.request (structure_id, kind, payload, why, requested_by, expires_at)
       SELECT i.structure_id, 'incident.identity', jsonb_build_object('incident', 999, 'person', n), 'Foule', $2,
              now() + interval '1 hour'
       FROM incident.incident AS i, generate_series(1, 20) AS n WHERE i.incident_id = $1`,
      [id, s.supervisor],
    );
    const mails = async () => Number(await s.one('SELECT count(*) FROM identity.outbox'));
    const before = await mails();
    expect(await ask()).toBe('too_many_pending');
    expect(await mails()).toBe(before);
    const [entry] = (await s.entries(`operation = 'incident.identity'`)).slice(-1);
    expect(entry?.code).toBe('too_many_pending');
    // One that nobody decided on in time does not count.
    await s.owner.query(
      `UPDATE gate.request SET expires_at = now() WHERE payload @> '{"incident": 999, "person": 1}'`,
    );
    expect(await ask()).toBeNull();
    await s.owner.query(
      `UPDATE gate.request SET state = 'withdrawn', decided_at = now() WHERE state = 'waiting'`,
    );
  });

  it('is refused for a person of a structure that is not in one’s charge', async () => {
    await s.owner.query(`UPDATE identity.structure SET department = '59' WHERE structure_id = $1`, [
      s.region,
    ]);
    expect(await ask()).toBe('not_found');
    await s.owner.query('UPDATE identity.structure SET department = NULL WHERE structure_id = $1', [
      s.region,
    ]);
    expect(await ask()).toBeNull();
  });
});

describe('granting', () => {
  it('takes another supervisor, or the account manager of the supervision; never whoever asked, their kin, or a manager below', async () => {
    await ask();
    const request = await wish();
    const child = await s.account(s.region, 'supervisor');
    await s.owner.query('UPDATE identity.account SET requested_by = $1 WHERE account_id = $2', [
      s.supervisor,
      child,
    ]);
    expect(await s.approve(s.token.supervisor, request)).toBe('own_request');
    expect(await s.approve(await s.present(child), request)).toBe('lineage');
    expect(await s.approve(s.token.asker, request)).toBe('approver_role');
    const manager = await s.account(s.region, 'account_manager');
    expect(await s.approve(await s.session(manager), request)).toBe('presence');
    expect(await s.approve(await s.present(manager), request)).toBeNull();
    expect(await items()).toEqual([
      ['identity_asked', 1, s.supervisor],
      ['identity_granted', 1, manager],
    ]);
    const [entry] = (await s.entries(`operation = 'request.approve' AND code IS NULL`)).slice(-1);
    expect(entry?.detail).toMatchObject({
      kind: 'incident.identity',
      requested_by: Number(s.supervisor),
      approved_by: Number(manager),
    });
  });

  it('comes to nothing when the incident was closed, or the person has left the list', async () => {
    await ask();
    await s.owner.query(
      'UPDATE incident.exposed SET withdrawn_at = now() WHERE incident_id = $1 AND pseudonym = 1',
      [id],
    );
    expect(await s.approve(s.token.second, await wish())).toBe('state');
    await s.owner.query('UPDATE incident.exposed SET withdrawn_at = NULL WHERE incident_id = $1', [id]);
    await callValue(s.db.app, 'incident.close', [s.token.supervisor, id, 'Fini']);
    expect(await s.approve(s.token.second, await wish())).toBe('state');
  });
});

describe('reading', () => {
  const granted = async () => {
    expect(await ask()).toBeNull();
    expect(await s.approve(s.token.second, await wish())).toBeNull();
  };

  it('does not serve two identities by one touch', async () => {
    await granted();
    expect(await ask(2)).toBeNull();
    expect(await s.approve(s.token.second, await wish())).toBeNull();
    expect(told(await show(1))).toBe('000Nom');
    expect(told(await show(2))).toBe('presence');
    await touch(s.token.supervisor);
    expect(told(await show(2))).toBe('001Nom');
  });

  it('shows the person to whoever asked, alone, once for each touch; the log, the timeline and the journal say so', async () => {
    await granted();
    expect(told(await show(1, s.token.second))).toBe('identity_closed');
    expect(told(await show(2))).toBe('identity_closed');
    expect(told(await show())).toBe('000Nom');
    expect(told(await show())).toBe('presence');
    // The page that asks for a touch must find none.
    const { rows: sessions } = await s.owner.query(
      'SELECT presence_at FROM identity.session WHERE token_hash = sha256($1)',
      [s.token.supervisor],
    );
    expect(sessions[0].presence_at).toBeNull();
    await touch(s.token.supervisor);
    expect(told(await show())).toBe('000Nom');
    expect((await items()).map(([text]) => text)).toEqual([
      'identity_asked',
      'identity_granted',
      'identity_shown',
      'identity_shown',
    ]);
    const [lift] = (
      await s.entries(`operation = 'incident.lift' AND code IS NULL AND detail ? 'request'`)
    ).slice(-1);
    expect(lift).toMatchObject({
      account_id: s.supervisor,
      detail: { approved_by: Number(s.second), person: 1 },
    });
    const [named] = (await s.entries(`operation = 'incident.name' AND code IS NULL`)).slice(-1);
    expect(named).toMatchObject({
      account_id: s.supervisor,
      subjects: [splitRef(s.at(0))[1]],
      fields: ['summary', 'birthDate'],
    });
    const { rows } = await s.owner.query('SELECT ledger.journal_of($1, $2, 30) AS j', splitRef(s.at(0)));
    expect(rows[0].j.some((one: { operations: string[] }) => one.operations.includes('incident.name'))).toBe(
      true,
    );
  });

  it('is one look for one touch, however many ask at once', async () => {
    await granted();
    const looks = await Promise.all(
      Array.from({ length: 6 }, () =>
        callRows<{ code: string | null }>(s.db.app, 'incident.open_identity', [s.token.supervisor, id, 1]),
      ),
    );
    expect(looks.flat().filter((one) => one.code === null)).toHaveLength(1);
  });

  it('wants a fresh touch, ends by the clock, and with the freeze of whoever asked', async () => {
    await granted();
    await s.owner.query(
      `UPDATE identity.session SET presence_at = now() - interval '6 minutes' WHERE token_hash = sha256($1)`,
      [s.token.supervisor],
    );
    expect(told(await show())).toBe('presence');
    await touch(s.token.supervisor);
    await s.owner.query(`UPDATE incident.lift SET until = clock_timestamp()`);
    expect(told(await show())).toBe('identity_closed');
    expect(await ask()).toBeNull();
    expect(await s.approve(s.token.second, await wish())).toBeNull();
    await s.owner.query(`UPDATE identity.account SET state = 'frozen' WHERE account_id = $1`, [s.supervisor]);
    expect(told(await show())).toBe('account_suspended');
    await s.owner.query(`UPDATE identity.account SET state = 'active' WHERE account_id = $1`, [s.supervisor]);
  });

  it('reaches nobody by the relationship alone: ten seconds, this person, these two fields', async () => {
    await granted();
    const reveal = (n: number, fields: ('summary' | 'birthDate' | 'phone')[]) =>
      s.vault.reveal({
        token: s.token.supervisor,
        operation: 'incident.name',
        purpose: null,
        target: { subject: s.at(n) },
        fields,
      });
    const code = async (...of: Parameters<typeof reveal>) => {
      const result = await reveal(...of);
      return result.ok ? 'ok' : result.code;
    };
    await s.owner.query(`UPDATE gate.relationship SET until = clock_timestamp() WHERE kind = 'named'`);
    expect(await code(0, ['summary'])).toBe('no_relationship');
    await callRows(s.db.app, 'incident.open_identity', [s.token.supervisor, id, 1]);
    expect(await code(0, ['phone'])).toBe('field');
    expect(await code(1, ['summary'])).toBe('no_relationship');
    await s.owner.query(`UPDATE gate.relationship SET until = clock_timestamp() WHERE kind = 'named'`);
    expect(await code(0, ['summary'])).toBe('no_relationship');
  });

  it('is counted in the worst case from the moment it is granted, and charged to the budget of identifiers', async () => {
    await s.owner.query('DELETE FROM incident.lift; DELETE FROM gate.relationship WHERE kind = $$named$$');
    expect(await alone(s.supervisor)).toBe(0);
    await ask();
    const { rows } = await s.owner.query('SELECT * FROM gate.worst_case_change($1)', [await wish()]);
    expect(rows[0]).toEqual({ before: 0, after: 1 });
    expect(await s.approve(s.token.second, await wish())).toBeNull();
    expect(await alone(s.supervisor)).toBe(1);
    // Whoever asked for that supervisor's account may hold its links: it stands beside what they reach themselves.
    const above = (
      await s.owner.query(
        `SELECT account_id FROM identity.account WHERE role = 'supervisor' AND state = 'active' AND account_id <> $1 LIMIT 1`,
        [s.supervisor],
      )
    ).rows[0].account_id;
    const kin = (by: string | null) =>
      s.owner.query('UPDATE identity.account SET requested_by = $2 WHERE account_id = $1', [
        s.supervisor,
        by,
      ]);
    const before = await s.one<number>('SELECT w.lineage FROM gate.worst_case($1) AS w', above);
    await kin(above);
    expect(await s.one<number>('SELECT w.lineage FROM gate.worst_case($1) AS w', above)).toBe(before + 1);
    await kin(null);
    await s.owner.query(`UPDATE gate.cap SET people = 0 WHERE role = 'supervisor' AND class = 'identifier'`);
    expect(told(await show())).toBe('budget_account');
    await s.owner.query(`UPDATE gate.cap SET people = 5 WHERE role = 'supervisor' AND class = 'identifier'`);
  });

  it('of an exercise opens nobody, and shows an invented name', async () => {
    await s.owner.query('UPDATE incident.incident SET exercise = true WHERE incident_id = $1', [id]);
    await granted();
    const before = (await s.entries(`operation = 'incident.name'`)).length;
    const result = await show();
    expect(result).toMatchObject({ ok: true, identity: { familyName: 'Exemple', invented: true } });
    expect((await s.entries(`operation = 'incident.name'`)).length).toBe(before);
  });
});
