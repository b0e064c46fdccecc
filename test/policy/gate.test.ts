import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPERATIONS, PURPOSES } from '../../src/gate/index.ts';
import { splitRef } from '../../src/vault/index.ts';
import { scene } from '../kernel/scene.ts';
import { CASES, WHO, type Who } from './cases.ts';

let s: Awaited<ReturnType<typeof scene>>;
let accounts: Record<Who, string>;
let ref: (typeof s.refs)[number];

beforeAll(async () => {
  s = await scene(1);
  const [person] = s.refs;
  if (!person) throw new Error('scene has a person');
  ref = person;
  const provider = await s.account(s.elsewhere, 'provider');
  const young = await s.account(s.structure, 'beneficiary');
  const [cover, past, manager, supervisor] = [
    await s.account(s.structure, 'counsellor'),
    await s.account(s.structure, 'counsellor'),
    await s.account(s.structure, 'account_manager'),
    await s.account(s.structure, 'supervisor'),
  ];
  accounts = {
    mine: s.counsellor,
    cover,
    past,
    colleague: s.colleague,
    stranger: s.stranger,
    manager,
    supervisor,
    provider,
    young,
    'other-link': provider,
  };
  await s.relate(ref, cover, 'covers');
  await s.relate(ref, past, 'follows');
  await s.owner.query(`UPDATE gate.relationship SET until = now() - interval '1 day' WHERE account_id = $1`, [
    past,
  ]);
  await s.relate(ref, provider, 'provider', '1');
  await s.relate(ref, young, 'self', '1');
});
afterAll(() => s.close());

const scopeOf: Partial<Record<Who, string>> = { provider: '1', young: '1', 'other-link': '2' };
const verdict = async (who: Who, c: (typeof CASES)[number]) => {
  const token = await s.session(accounts[who], {
    presence: c.presence ?? false,
    ...(scopeOf[who] ? { scope: scopeOf[who] } : {}),
  });
  const { rows } = await s.owner.query(
    `SELECT (gate.ask($1, $2, $3, ARRAY[ROW($4, $5)::gate.subject], $6, '{}')).code`,
    [token, c.operation, c.purpose, ...splitRef(ref), c.fields],
  );
  return rows[0].code ?? 'ok';
};

describe('the table of cases, through SQL', () => {
  it.each(CASES)('$operation $fields for $purpose', async (c) => {
    const found: Record<string, string> = {};
    for (const who of WHO) found[who] = await verdict(who, c);
    expect(found).toEqual(c.verdicts);
  });

  it('speaks of every declared operation', () => {
    expect(new Set(CASES.map((c) => c.operation))).toEqual(
      new Set([...Object.keys(OPERATIONS), 'dossier.export_all']),
    );
  });

  it.each([
    ['no token at all', {}, 'no_session', 'none'],
    ['an ended session', { ended: true }, 'no_session', 'active'],
    ['an idle session', { idle: '-1 second' }, 'session_expired', 'active'],
    ['a session at its absolute end', { ends: '-1 second' }, 'session_expired', 'active'],
    ['a suspended account', {}, 'account_suspended', 'suspended'],
    ['a removed account', {}, 'account_suspended', 'removed'],
  ])('%s is refused', async (_, how, code, state) => {
    const account = await s.account(s.structure, 'counsellor', state === 'none' ? 'active' : state);
    await s.relate(ref, account, 'follows');
    const token = state === 'none' ? Buffer.alloc(32) : await s.session(account, how);
    const { rows } = await s.owner.query(
      `SELECT (gate.ask($1, 'contact.reveal', 'follow_up', ARRAY[ROW($2, $3)::gate.subject], '{phone}', '{}')).code`,
      [token, ...splitRef(ref)],
    );
    expect(rows[0].code).toBe(code);
  });

  it('presence older than five minutes is no presence', async () => {
    const token = await s.session(s.counsellor, { presence: true });
    await s.owner.query(
      `UPDATE identity.session SET presence_at = now() - interval '5 minutes 1 second' WHERE token_hash = sha256($1)`,
      [token],
    );
    const { rows } = await s.owner.query(
      `SELECT (gate.ask($1, 'identifier.reveal', 'follow_up', ARRAY[ROW($2, $3)::gate.subject], '{nir}', '{}')).code`,
      [token, ...splitRef(ref)],
    );
    expect(rows[0].code).toBe('presence');
  });

  it('more than 200 people at once are refused without being read', async () => {
    const token = await s.session(s.counsellor);
    const { rows } = await s.owner.query(
      `SELECT (gate.ask($1, 'caseload.list', NULL, ARRAY(SELECT ROW($2::bigint, g)::gate.subject FROM generate_series(1, 201) g), '{summary}', '{}')).code`,
      [token, s.structure],
    );
    expect(rows[0].code).toBe('subjects');
  });

  it('SQL and TypeScript declare the same purposes', async () => {
    for (const purpose of [...PURPOSES, 'curiosity']) {
      const { rows } = await s.owner.query(
        `SELECT gate.rule_purpose(jsonb_populate_record(NULL::gate.facts, jsonb_build_object('needs_purpose', true, 'purpose', $1::text))) AS code`,
        [purpose],
      );
      expect(rows[0].code === null, purpose).toBe((PURPOSES as readonly string[]).includes(purpose));
    }
  });

  it('every rule refuses when it knows nothing', async () => {
    const { rows } = await s.owner.query(
      `SELECT proname FROM pg_proc WHERE pronamespace = 'gate'::regnamespace AND proname LIKE 'rule\\_%'`,
    );
    expect(rows.length).toBe(14);
    for (const { proname } of rows) {
      if (proname === 'rule_scope') continue; // a session without scope is the ordinary case
      const known = proname.startsWith('rule_budget') ? 'counts' : 'facts';
      const { rows: r } = await s.owner.query(`SELECT gate.${proname}(NULL::gate.${known}) AS code`);
      expect(r[0].code, proname).not.toBeNull();
    }
  });
});
