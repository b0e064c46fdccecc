import { expect, it } from 'vitest';
import { ASKED, beforeList } from './before-list.ts';
import { ListTurns } from './list-turns.ts';
import { Acts } from './simulate/write-acts.ts';

const T = Date.UTC(2026, 10, 3, 9);
const SECOND = 1000;
const caseload = Array.from({ length: 200 }, (_, n) => 1000 + n);

type Case = [what: string, measure: string, thinkMs: number | null, after: number, write: (a: Acts) => void];
const signIn = (a: Acts, at: number) => a.add(at, 'identity.sign_in');
const touch = (a: Acts, at: number) => a.add(at, 'identity.confirm_presence');
const ask = (a: Acts, at: number) => a.add(at, ASKED, { code: 'presence' });

const CASES: Case[] = [
  ['the first page', '-', 5, 0, (a) => signIn(a, T - SECOND)],
  ['the second one, by hand', '-', 800, 900, (a) => a.list25(T, caseload, 0)],
  ['the second one, before a hand could', 'touch', 20, 60, (a) => a.list25(T, caseload, 0)],
  ['two at once', 'touch', 0, 10, (a) => a.list25(T, caseload, 0)],
  ['after a page that led on by itself', '-', null, 60, (a) => a.list25(T, caseload, 0)],
  ['fast, after a file and not after a list', '-', 20, 60, (a) => a.open(T, 5)],
  [
    'the fourth one, by hand',
    'touch',
    800,
    4000,
    (a) => [0, 1, 2].map((n) => a.list25(T + n * SECOND, caseload, n)),
  ],
  [
    'the fourth one, ten minutes later',
    '-',
    800,
    700 * SECOND,
    (a) => [0, 1, 2].map((n) => a.list25(T + n * SECOND, caseload, n)),
  ],
  [
    'the fourth one, after a touch',
    '-',
    800,
    20 * SECOND,
    (a) => {
      for (const n of [0, 1, 2]) a.list25(T + n * SECOND, caseload, n);
      ask(a, T + 4 * SECOND);
      touch(a, T + 9 * SECOND);
    },
  ],
  [
    'the fourth one, after a touch that failed',
    'touch',
    800,
    20 * SECOND,
    (a) => {
      for (const n of [0, 1, 2]) a.list25(T + n * SECOND, caseload, n);
      a.add(T + 9 * SECOND, 'identity.confirm_presence', { code: 'passkey_foreign' });
    },
  ],
  [
    'a touch that no hand made',
    'freeze',
    null,
    400,
    (a) => {
      a.list25(T, caseload, 0);
      ask(a, T + 100);
      touch(a, T + 200);
    },
  ],
  [
    'a touch by hand, in a window that asked before another one did',
    '-',
    null,
    3400,
    (a) => {
      a.list25(T, caseload, 0);
      ask(a, T + 100);
      ask(a, T + 3200);
      touch(a, T + 3300);
    },
  ],
  [
    'asked again without a touch',
    'touch',
    20,
    400,
    (a) => {
      a.list25(T, caseload, 0);
      ask(a, T + 100);
    },
  ],
];

it.each(CASES)('a page of names, %s: %s', (_, measure, thinkMs, after, write) => {
  const acts = new Acts();
  write(acts);
  const found = beforeList(acts.sorted(), { at: T + after, thinkMs });
  expect(found?.measure ?? '-').toBe(measure);
  if (found) expect(found.acts.length).toBeGreaterThan(0);
});

it('one list of an account at a time; others, and what is no list, wait for nobody', async () => {
  const turns = new ListTurns();
  const first = await turns.enter('7', { method: 'GET', path: '/portefeuille', query: '' });
  expect(first).toMatchObject({ fresh: true, thinkMs: null });
  let second: Awaited<ReturnType<ListTurns['enter']>> | undefined;
  const waiting = turns
    .enter('7', { method: 'GET', path: '/portefeuille', query: '?page=2' })
    .then((turn) => {
      second = turn;
    });
  expect(await turns.enter('7', { method: 'GET', path: '/dossiers/1-2', query: '' })).toBeNull();
  expect(await turns.enter('8', { method: 'GET', path: '/portefeuille', query: '' })).not.toBeNull();
  expect(await turns.enter('7', { method: 'POST', path: '/portefeuille', query: '' })).toBeNull();
  await new Promise((go) => setImmediate(go));
  expect(second).toBeUndefined();
  first?.leave(true);
  await waiting;
  // At once with another one: no hand.
  expect(second).toMatchObject({ fresh: true, thinkMs: 0 });
  second?.leave(true);
});

it('knows a page once it was shown, not one that was asked for or held back; a redirect hides no haste', async () => {
  const turns = new ListTurns();
  const enter = (query: string) => turns.enter('7', { method: 'GET', path: '/portefeuille', query });
  const ask = async (query: string, shown: boolean) => {
    const turn = await enter(query);
    turn?.leave(shown);
    return turn;
  };
  await ask('?page=2', true);
  turns.answered('7', false);
  expect((await ask('?page=2', true))?.fresh).toBe(false);
  // The same page twice at once: the second is judged as the first was, unless that was shown.
  for (const shown of [false, true]) {
    const [first, second] = [enter('?page=3'), enter('?page=3')];
    expect((await first)?.fresh).toBe(true);
    (await first)?.leave(shown);
    expect((await second)?.fresh).toBe(!shown);
    (await second)?.leave(false);
  }
  turns.answered('7', true);
  expect((await ask('?page=4', false))?.thinkMs).toBeTypeOf('number');
  expect((await ask('?page=4', false))?.fresh).toBe(true);
  expect((await turns.enter('7', { method: 'GET', path: '/', query: '' }))?.fresh).toBe(false);
});
