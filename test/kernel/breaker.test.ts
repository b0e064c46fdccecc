import { afterAll, beforeAll, expect, it } from 'vitest';
import { callValue } from '../../src/db/index.ts';
import { makeRef, splitRef } from '../../src/vault/index.ts';
import { fourEyes } from './four-eyes.ts';

let w: Awaited<ReturnType<typeof fourEyes>>;
beforeAll(async () => {
  w = await fourEyes();
});
afterAll(() => w.close());

const cut = (by: Buffer, structure: string, why: string | null = 'suspect') =>
  callValue<string | null>(w.db.app, 'watch.break', [by, structure, why]);
const ask = (token: Buffer, operation: string, [structure, person]: string[] = []) =>
  w.one<string | null>(
    `SELECT (gate.ask($1, $2, NULL, CASE WHEN $3::bigint IS NULL THEN '{}' ELSE ARRAY[ROW($3, $4)::gate.subject] END, '{}', '{}')).code`,
    token,
    operation,
    structure ?? null,
    person ?? null,
  );

it('stops every disclosure of a structure at once, whoever asks, and nothing of another one', async () => {
  const person = splitRef(w.refs[0] ?? makeRef('0', '0'));
  const counsellor = await w.session(w.counsellor);
  const stranger = await w.session(w.stranger);
  const theirs = splitRef(await w.addPerson(w.stranger, 50, w.elsewhere));
  const provider = await w.account(w.elsewhere, 'provider');
  await w.relate(w.refs[0] ?? makeRef('0', '0'), provider, 'provider', '9');
  const byLink = await w.session(provider, { scope: '9' });
  expect(await ask(counsellor, 'dossier.open', person)).toBeNull();
  expect(await cut(w.token.supervisor, w.structure)).toBeNull();
  expect(await cut(w.token.supervisor, w.structure)).toBe('state');
  for (const operation of ['dossier.open', 'caseload.list', 'dossier.name'])
    expect(await ask(counsellor, operation, person), operation).toBe('breaker');
  // An organisation belongs to no structure of ours: the person's counts.
  expect(await ask(byLink, 'candidate.view', person)).toBe('breaker');
  expect(await ask(stranger, 'dossier.open', theirs)).toBeNull();
  // Who answers goes on, and one's own account stays.
  expect(await ask(w.token.supervisor, 'account.list')).toBeNull();
  expect(await ask(counsellor, 'account.own')).toBeNull();
  expect((await w.entries(`code = 'breaker'`)).length).toBeGreaterThanOrEqual(4);
});

it('is refused to who may not, and takes a touch of this moment', async () => {
  expect(await cut(await w.session(w.supervisor), w.structure)).toBe('presence');
  w.token.supervisor = await w.present(w.supervisor);
  expect(await cut(w.token.asker, w.structure)).toBe('role');
  expect(await cut(await w.present(await w.account(w.elsewhere, 'supervisor')), w.elsewhere)).toBe(
    'not_found',
  );
  expect(await cut(w.token.supervisor, w.elsewhere, null)).toBe('reason_required');
  expect(await cut(w.token.supervisor, '999999')).toBe('not_found');
});

it('of the instance stops everybody, and belongs to the national supervision', async () => {
  const { rows } = await w.owner.query(
    `INSERT INTO identity.structure (name, kind, department) VALUES ('Région 48', 'supervision', '48') RETURNING structure_id AS id`,
  );
  const regional = await w.present(await w.account(rows[0].id, 'supervisor'));
  expect(await cut(regional, '0')).toBe('not_found');
  expect(await cut(w.token.supervisor, '0')).toBeNull();
  expect(await ask(await w.session(w.stranger), 'caseload.list')).toBe('breaker');
  const second = await w.present(await w.account(w.region, 'supervisor'));
  const id = await w.wish(w.token.supervisor, 'breaker.lift', null, { structure: 0 });
  expect(await w.approve(regional, id)).toBe('approver_role');
  expect(await w.approve(second, id)).toBeNull();
  expect(await ask(await w.session(w.stranger), 'caseload.list')).toBeNull();
});

it('is lifted by two supervisors of different lineage, never by who asked, nor by an account manager', async () => {
  const relative = await w.account(w.region, 'supervisor');
  await w.set('UPDATE identity.account SET requested_by = $2 WHERE account_id = $1', relative, w.supervisor);
  const second = await w.present(await w.account(w.region, 'supervisor'));
  expect((await w.ask(w.token.asker, 'breaker.lift', null, { structure: Number(w.structure) })).code).toBe(
    'not_found',
  );
  expect((await w.ask(second, 'breaker.lift', null, { structure: Number(w.elsewhere) })).code).toBe('state');
  const id = await w.wish(w.token.supervisor, 'breaker.lift', null, { structure: Number(w.structure) });
  expect((await w.ask(second, 'breaker.lift', null, { structure: Number(w.structure) })).code).toBe(
    'request_pending',
  );
  expect(await w.approve(w.token.supervisor, id)).toBe('own_request');
  expect(await w.approve(w.token.approver, id)).toBe('approver_role');
  expect(await w.approve(await w.present(relative), id)).toBe('lineage');
  const counsellor = await w.session(w.counsellor);
  expect(await ask(counsellor, 'caseload.list')).toBe('breaker');
  expect(await w.approve(second, id)).toBeNull();
  expect(await ask(counsellor, 'caseload.list')).toBeNull();
});
