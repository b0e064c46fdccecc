import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { splitRef } from '../../src/vault/ref.ts';
import { scene } from './scene.ts';

const PEOPLE = 70;
let s: Awaited<ReturnType<typeof scene>>;
beforeAll(async () => {
  s = await scene(PEOPLE);
});
afterAll(() => s.close());

const open = (token: Buffer, ref: (typeof s.refs)[number]) =>
  s.vault.reveal({
    token,
    operation: 'contact.reveal',
    purpose: 'follow_up',
    target: { subject: ref },
    fields: ['phone'],
  });
const setCap = (people: number) =>
  s.owner.query(
    `INSERT INTO gate.account_cap VALUES ($1, $2, 'contact', $3, now() + interval '1 day')
     ON CONFLICT (structure_id, account_id, class) DO UPDATE SET people = excluded.people`,
    [s.structure, s.counsellor, people],
  );
const forget = () =>
  s.owner.query(
    'TRUNCATE ledger.trace, gate.seen, gate.seen_hour, gate.structure_cap; UPDATE gate.instance_cap SET allotted = 0',
  );

/** Moves the windows into the past; by way of negative hours, so that no row meets another's key. */
const hoursPass = (hours: number) =>
  s.owner.query(
    ['seen', 'seen_hour']
      .map((t) => `UPDATE gate.${t} SET hour = -hour; UPDATE gate.${t} SET hour = -hour - ${hours};`)
      .join(' '),
  );

describe('budgets count distinct people', () => {
  it('a thousand concurrent reveals against a cap of 50 disclose exactly 50 people', async () => {
    await forget();
    await setCap(50);
    const token = await s.session(s.counsellor);
    const results = await Promise.all(
      Array.from({ length: 1000 }, async (_, i) => {
        const ref = s.refs[(i * 9) % PEOPLE];
        if (!ref) throw new Error('no such person');
        return { ref, r: await open(token, ref) };
      }),
    );
    const disclosed = new Set(results.filter((x) => x.r.ok).map((x) => x.ref));
    expect(disclosed.size).toBe(50);
    expect(new Set(results.filter((x) => !x.r.ok).map((x) => (x.r.ok ? '' : x.r.code)))).toEqual(
      new Set(['budget_account']),
    );
    const logged = await s.entries(`operation = 'contact.reveal' AND account_id = ${s.counsellor}`);
    expect(logged).toHaveLength(1000);
  });

  it('the same person again costs nothing; the window rolls', async () => {
    await forget();
    await setCap(2);
    const token = await s.session(s.counsellor);
    const [a, b, c] = s.refs;
    if (!a || !b || !c) throw new Error('scene has people');
    const codes = async (...refs: (typeof a)[]) => {
      const list = [];
      for (const ref of refs) {
        const r = await open(token, ref);
        list.push(r.ok ? 'ok' : r.code);
      }
      return list;
    };
    expect(await codes(a, a)).toEqual(['ok', 'ok']);
    await hoursPass(24);
    expect(await codes(b, a, b, c)).toEqual(['ok', 'ok', 'ok', 'budget_account']);
    await hoursPass(24);
    expect(await codes(b, c)).toEqual(['ok', 'budget_account']); // a was seen again 24 hours ago, b now
    await hoursPass(1);
    expect(await codes(c, b, a)).toEqual(['ok', 'ok', 'budget_account']);
  });

  it('counts the same whatever the order and the hours: against a plain recount', async () => {
    await forget();
    const people = s.refs.slice(0, 12);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.record({ who: fc.nat(11), later: fc.nat(9) }), { minLength: 1, maxLength: 25 }),
        async (cap, acts) => {
          await forget();
          await setCap(cap);
          const token = await s.session(s.counsellor);
          const lastSeen = new Map<number, number>();
          let now = 0;
          for (const { who, later } of acts) {
            now += later;
            await hoursPass(later);
            const within = [...lastSeen].filter(([, at]) => at >= now - 24).map(([p]) => p);
            const expected = within.includes(who) || within.length < cap;
            const ref = people[who];
            if (!ref) throw new Error('no such person');
            expect((await open(token, ref)).ok).toBe(expected);
            if (expected) lastSeen.set(who, now);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('no cap row means no access; a structure and the instance are bounded too', async () => {
    await forget();
    await setCap(60);
    const token = await s.session(s.counsellor);
    const [a, b, c] = s.refs;
    if (!a || !b || !c) throw new Error('scene has people');
    await s.owner.query(`INSERT INTO gate.structure_cap VALUES ($1, 'contact', 2)`, [s.structure]);
    expect([(await open(token, a)).ok, (await open(token, b)).ok]).toEqual([true, true]);
    expect(await open(token, c)).toMatchObject({ ok: false, code: 'budget_structure' });
    await forget();
    await s.owner.query(`UPDATE gate.instance_cap SET allotted = people WHERE class = 'contact'`);
    expect(await open(token, a)).toMatchObject({ ok: false, code: 'budget_instance' });
    await forget();
    await s.owner.query(
      `DELETE FROM gate.account_cap; DELETE FROM gate.cap WHERE role = 'counsellor' AND class = 'contact'`,
    );
    expect(await open(token, a)).toMatchObject({ ok: false, code: 'budget_account' });
    await s.owner.query(
      `INSERT INTO gate.cap VALUES ('counsellor', false, 'contact', 60), ('counsellor', true, 'contact', 10)`,
    );
  });

  it('a structure counts the people of all its accounts once', async () => {
    await forget();
    const [a, b, c] = s.refs;
    if (!a || !b || !c) throw new Error('scene has people');
    for (const ref of [a, b]) await s.relate(ref, s.colleague, 'covers');
    const mine = await s.session(s.counsellor);
    const theirs = await s.session(s.colleague);
    await s.owner.query(`INSERT INTO gate.structure_cap VALUES ($1, 'contact', 2)`, [s.structure]);
    const done = [
      await open(mine, a),
      await open(theirs, a),
      await open(theirs, b),
      await open(mine, b),
      await open(mine, c),
    ];
    expect(done.map((r) => (r.ok ? 'ok' : r.code))).toEqual(['ok', 'ok', 'ok', 'ok', 'budget_structure']);
  });

  it('a list is charged and traced person by person, or refused whole', async () => {
    await forget();
    await s.owner.query(
      `INSERT INTO gate.account_cap VALUES ($1, $2, 'listed', 30, now() + interval '1 day')`,
      [s.structure, s.counsellor],
    );
    const token = await s.session(s.counsellor);
    const page = (offset: number) =>
      s.vault.reveal({
        token,
        operation: 'caseload.list',
        purpose: null,
        target: { caseload: { limit: 25, offset } },
        fields: ['summary'],
      });
    const one = await page(0);
    expect(one).toMatchObject({ ok: true });
    expect(one.ok && one.people.length).toBe(25);
    expect(await page(25)).toMatchObject({ ok: false, code: 'budget_account' });
    const [entry] = await s.entries(`entry_id = ${one.entryId}`);
    expect(entry.subjects).toHaveLength(25);
    const { rows } = await s.owner.query(
      `SELECT count(*)::int AS n FROM ledger.trace WHERE class = 'listed' AND allowed`,
    );
    expect(rows[0].n).toBe(25);
  });

  it('search hits among mine are charged; others answer like nobody, and leave a refusal', async () => {
    await forget();
    const token = await s.session(s.counsellor);
    const theirs = await s.session(s.stranger);
    const other = await s.session(s.colleague);
    const search = (t: Buffer, query: string, structureId = s.structure) =>
      s.vault.reveal({
        token: t,
        operation: 'dossier.search',
        purpose: null,
        target: { search: { structureId, query, limit: 10 } },
        fields: ['summary'],
      });
    expect(await search(token, '005nom PRENOM5')).toMatchObject({
      ok: true,
      people: [{ values: { summary: { familyName: '005Nom' } } }],
    });
    expect(await search(other, '005Nom Prénom5')).toMatchObject({ ok: true, people: [] });
    expect(await search(theirs, '005Nom Prénom5')).toMatchObject({ ok: true, people: [] });
    const refused = await s.entries(
      `operation = 'dossier.search' AND code = 'no_relationship' AND account_id = ${s.colleague}`,
    );
    expect(refused.length).toBeGreaterThan(0);
    expect(
      await s.entries(`operation = 'dossier.search' AND code IS NOT NULL AND account_id = ${s.stranger}`),
    ).toEqual([]);
  });

  it('who has used the budget up gets no answer about duplicates, yes or no', async () => {
    await forget();
    const token = await s.session(s.counsellor);
    await s.owner.query(`UPDATE gate.account_cap SET people = 1 WHERE class = 'listed'`);
    const ask = (n: string) =>
      s.vault.checkDuplicate({
        token,
        structureId: s.structure,
        values: { summary: { givenName: `Prénom${Number(n)}`, familyName: `${n}Nom`, birthYear: 2005 } },
      });
    expect(await ask('900')).toMatchObject({ ok: true, duplicate: false });
    expect(await ask('001')).toMatchObject({ ok: true, duplicate: true });
    expect([await ask('002'), await ask('900')]).toMatchObject([
      { ok: false, code: 'budget_account' },
      { ok: false, code: 'budget_account' },
    ]);
  });

  it('two refusals of one account about one person, in one call, are both in the log', async () => {
    await forget();
    await setCap(0);
    const [ref] = s.refs;
    if (!ref) throw new Error('scene has people');
    const token = (await s.session(s.counsellor)).toString('base64');
    const act = { token, operation: 'contact.reveal', target: { subject: splitRef(ref) }, fields: ['phone'] };
    const { rows } = await s.db.app.query('CALL vault.reveals($1, NULL)', [
      JSON.stringify([{ ...act, purpose: 'follow_up' }, act, { ...act, purpose: 'follow_up' }]),
    ]);
    const [first, second, third] = rows[0].p_result as { code: string; entry: string }[];
    expect([first?.code, second?.code, third?.code]).toEqual(['budget_account', 'purpose', 'budget_account']);
    const entries = [first?.entry, second?.entry, third?.entry];
    expect(await s.entries(`entry_id IN (${entries.join()})`)).toHaveLength(3);
  });

  it('acts that share a call meet each cap exactly, and none is refused while there is room', async () => {
    const people = s.refs.slice(2, 10);
    for (const ref of people) await s.relate(ref, s.colleague, 'covers');
    const tokens = [await s.session(s.counsellor), await s.session(s.colleague)];
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.record({ by: fc.nat(1), who: fc.nat(7) }), { minLength: 1, maxLength: 20 }),
        async (cap, structureCap, acts) => {
          await forget();
          await setCap(cap);
          await s.owner.query(`INSERT INTO gate.structure_cap VALUES ($1, 'contact', $2)`, [
            s.structure,
            structureCap,
          ]);
          const asked = acts.map(({ by, who }) => ({
            token: tokens[by]?.toString('base64'),
            operation: 'contact.reveal',
            purpose: 'follow_up',
            target: { subject: splitRef(people[who % people.length] as (typeof people)[number]) },
            fields: ['phone'],
          }));
          const { rows } = await s.db.app.query('CALL vault.reveals($1, NULL)', [JSON.stringify(asked)]);
          const done = acts.map((a, i) => ({ ...a, code: rows[0].p_result[i].code as string | null }));
          const seen = (by?: number) =>
            new Set(done.filter((d) => d.code === null && (by ?? d.by) === d.by).map((d) => d.who));
          expect(seen().size).toBeLessThanOrEqual(structureCap);
          expect(seen(0).size).toBeLessThanOrEqual(cap);
          for (const d of done) {
            if (d.code === 'budget_account')
              expect([d.by, seen(0).size, seen(0).has(d.who)]).toEqual([0, cap, false]);
            else if (d.code !== null)
              expect([d.code, seen().size, seen().has(d.who)]).toEqual([
                'budget_structure',
                structureCap,
                false,
              ]);
          }
          const { rows: counted } = await s.owner.query(
            'SELECT account_id, sum(people)::int AS people FROM gate.seen_hour GROUP BY account_id ORDER BY account_id::int',
          );
          const expected = [
            { account_id: '0', people: seen().size },
            { account_id: s.counsellor, people: seen(0).size },
            { account_id: s.colleague, people: seen(1).size },
          ];
          expect(counted).toEqual(expected.filter((e) => e.people > 0));
        },
      ),
      { numRuns: 40 },
    );
  });
});
