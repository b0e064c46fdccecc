import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPERATIONS, type Operation } from '../../src/gate/index.ts';
import { type IncidentScene, incidentScene } from './scene.ts';

let s: IncidentScene;
beforeAll(async () => {
  s = await incidentScene(5);
});
afterAll(() => s.close());

interface Act {
  who: number;
  operation: string;
  refused: boolean;
  minute: number;
  people: number[];
  fields: string[];
}

const register: Record<string, Operation> = OPERATIONS;
const names = [...Object.keys(OPERATIONS), 'document.view_of_old'];
const act: fc.Arbitrary<Act> = fc.record({
  who: fc.nat(3),
  operation: fc.constantFrom(...names),
  refused: fc.boolean(),
  minute: fc.nat(60),
  people: fc.uniqueArray(fc.nat(30), { maxLength: 6 }),
  fields: fc.subarray(['summary', 'phone', 'nir', 'note']),
});

/** What one act shows, said once more in plain words: the test’s own reading of the register. */
function shownBy(one: Act): string[] {
  const operation = register[one.operation];
  if (one.refused) return [];
  if (operation && operation.gives === 'key') return [];
  if (operation && operation.gives === 'nothing' && operation.class === null) return [];
  if (one.fields.length > 0) return one.fields;
  return [one.operation === 'dossier.check_duplicate' ? 'existence' : 'referral'];
}

interface Seen {
  fields: Set<string>;
  classes: Set<string>;
  first: number;
  last: number;
  times: number;
}

function recompute(acts: readonly Act[], chosen: ReadonlySet<number>, from: number, to: number) {
  const seen = new Map<number, Seen>();
  for (const one of acts) {
    const shown = shownBy(one);
    if (!chosen.has(one.who) || one.minute < from || one.minute >= to || shown.length === 0) continue;
    const operation = register[one.operation];
    for (const person of one.people) {
      const known = seen.get(person) ?? {
        fields: new Set<string>(),
        classes: new Set<string>(),
        first: one.minute,
        last: one.minute,
        times: 0,
      };
      for (const word of shown) known.fields.add(word);
      known.classes.add(operation ? (operation.class ?? 'listed') : 'unknown');
      known.first = Math.min(known.first, one.minute);
      known.last = Math.max(known.last, one.minute);
      known.times += 1;
      seen.set(person, known);
    }
  }
  return seen;
}

const START = Date.parse('2026-03-14T22:00:00Z');
const at = (minute: number) => new Date(START + minute * 60_000);
const PERSON = 900_000;

async function writeActs(acts: readonly Act[], accounts: readonly string[]) {
  await s.owner.query(
    `INSERT INTO ledger.entry (structure_id, at, account_id, operation, code, purpose, subject_structures, subjects, fields, detail)
     SELECT a.structure_id, (x->>'at')::timestamptz, a.account_id, x->>'operation', x->>'code', NULL,
            ARRAY(SELECT $2::bigint FROM jsonb_array_elements(x->'people')),
            ARRAY(SELECT p::bigint FROM jsonb_array_elements_text(x->'people') AS p),
            ARRAY(SELECT f FROM jsonb_array_elements_text(x->'fields') AS f), '{}'
     FROM jsonb_array_elements($1::jsonb) AS x JOIN identity.account AS a ON a.account_id = (x->>'account')::bigint`,
    [
      JSON.stringify(
        acts.map((one) => ({
          at: at(one.minute),
          account: accounts[one.who],
          operation: one.operation,
          code: one.refused ? 'no_relationship' : null,
          people: one.people.map((n) => PERSON + n),
          fields: one.fields,
        })),
      ),
      s.structure,
    ],
  );
}

describe('the exposure list', () => {
  it('is what a plain recomputation finds, whatever the acts: nobody missed, nobody extra', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { maxLength: 40 }),
        fc.subarray([0, 1, 2, 3], { minLength: 1 }),
        fc.tuple(fc.nat(60), fc.nat(60)).filter(([a, b]) => a !== b),
        async (acts, who, [a, b]) => {
          const accounts: string[] = [];
          for (let n = 0; n < 4; n += 1) accounts.push(await s.account(s.structure, 'counsellor'));
          await writeActs(acts, accounts);
          const [from, to] = [Math.min(a, b), Math.max(a, b)];
          const chosen = who.map((n) => accounts[n] ?? '');
          const expected = recompute(acts, new Set(who), from, to);

          const { opened } = await s.open(chosen, { from: at(from), to: at(to) });
          const incident = opened ?? '';
          const measured = await s.read('measure', incident);
          expect(measured.people).toBe(expected.size);
          expect((await s.call('fix', s.token, incident)).people).toBe(expected.size);
          const list = await s.exposed(incident);
          expect(list.map((row) => ({ ...row, pseudonym: null, fields: [...row.fields].sort() }))).toEqual(
            [...expected]
              .sort(([x], [y]) => x - y)
              .map(([person, seen]) => ({
                person: `${s.structure}-${PERSON + person}`,
                pseudonym: null,
                fields: [...seen.fields].sort(),
                classes: ['listed', 'contact', 'identifier', 'document', 'unknown'].filter((c) =>
                  seen.classes.has(c),
                ),
                first_at: at(seen.first),
                last_at: at(seen.last),
                times: seen.times,
                withdrawn_at: null,
              })),
          );
          expect(list.map((row) => row.pseudonym).sort((x, y) => x - y)).toEqual(list.map((_, n) => n + 1));
        },
      ),
      { numRuns: 30 },
    );
  }, 120_000);

  it('sums its groups to itself: by field, by account and by hour', async () => {
    const accounts = [await s.account(s.structure, 'counsellor'), await s.account(s.structure, 'counsellor')];
    const look = (who: number, minute: number, people: number[], fields: string[]): Act => ({
      who,
      operation: 'contact.reveal',
      refused: false,
      minute,
      people,
      fields,
    });
    await writeActs(
      [look(0, 1, [1], ['phone']), look(1, 2, [1, 2], ['summary']), look(1, 59, [3], ['phone'])],
      accounts,
    );
    const { opened } = await s.open(accounts, { from: at(0), to: at(60) });
    const { groups, words, people } = await s.read('measure', opened ?? '');
    expect(people).toBe(3);
    const sum = (test: (bits: number) => boolean) =>
      groups
        .filter((g: string[]) => test(Number(g[1])))
        .reduce((total: number, g: number[]) => total + Number(g[3]), 0);
    const having = (word: string) => sum((bits) => (bits & (1 << words.indexOf(word))) > 0);
    expect([having('phone'), having('summary'), having('class:contact')]).toEqual([2, 2, 3]);
    const by = (accounts: number) => sum((bits) => bits >> words.length === accounts);
    expect([by(1), by(2), by(3)]).toEqual([0, 2, 1]);
  });

  it('follows an account that was moved: its acts under the earlier structure are found', async () => {
    const account = await s.account(s.structure, 'counsellor');
    await writeActs(
      [{ who: 0, operation: 'caseload.list', refused: false, minute: 5, people: [7], fields: ['summary'] }],
      [account],
    );
    await s.owner.query('UPDATE identity.account SET structure_id = $2 WHERE account_id = $1', [
      account,
      s.elsewhere,
    ]);
    const { opened } = await s.open([account], { from: at(0), to: at(60) });
    expect((await s.read('measure', opened ?? '')).people).toBe(1);
  });

  it('recomputes another choice without keeping it, and only among accounts in one’s charge', async () => {
    const [one, other] = [
      await s.account(s.structure, 'counsellor'),
      await s.account(s.structure, 'counsellor'),
    ];
    await writeActs(
      [
        {
          who: 0,
          operation: 'caseload.list',
          refused: false,
          minute: 5,
          people: [1, 2],
          fields: ['summary'],
        },
        {
          who: 1,
          operation: 'caseload.list',
          refused: false,
          minute: 6,
          people: [2, 3],
          fields: ['summary'],
        },
      ],
      [one, other],
    );
    const { opened } = await s.open([one], { from: at(0), to: at(60) });
    const incident = opened ?? '';
    const asked = { accounts: [one, other], from: at(0), to: at(60) };
    expect((await s.read('measure', incident, asked)).people).toBe(3);
    expect((await s.read('measure', incident)).people).toBe(2);
    expect((await s.read('measure', incident, { ...asked, accounts: ['999999'] })).code).toBe('not_found');
    expect((await s.read('measure', incident, { ...asked, to: at(0) })).code).toBe('invalid');
  });

  it('never takes anybody off the list: who leaves it is marked, and keeps the pseudonym', async () => {
    const account = await s.account(s.structure, 'counsellor');
    await writeActs(
      [
        {
          who: 0,
          operation: 'caseload.list',
          refused: false,
          minute: 5,
          people: [1, 2],
          fields: ['summary'],
        },
        {
          who: 0,
          operation: 'caseload.list',
          refused: false,
          minute: 30,
          people: [2, 3],
          fields: ['summary'],
        },
      ],
      [account],
    );
    const { opened } = await s.open([account], { from: at(0), to: at(20) });
    const incident = opened ?? '';
    const change = (from: number, to: number) =>
      s.call('change', s.token, incident, 'Compte détourné', new Date(), at(from), at(to), [account]);
    await s.call('fix', s.token, incident);
    const before = await s.exposed(incident);
    await change(20, 60);
    await s.call('fix', s.token, incident);
    const after = await s.exposed(incident);
    expect(after.map((row) => [row.person.split('-')[1] - PERSON, row.withdrawn_at === null])).toEqual([
      [1, false],
      [2, true],
      [3, true],
    ]);
    expect(after.slice(0, 2).map((row) => row.pseudonym)).toEqual(before.map((row) => row.pseudonym));
    expect(new Set(after.map((row) => row.pseudonym)).size).toBe(3);
    await change(0, 60);
    await s.call('fix', s.token, incident);
    expect((await s.exposed(incident)).every((row) => row.withdrawn_at === null)).toBe(true);
  });
});
