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
  const waiting = turns.enter('7', { method: 'GET', path: '/portefeuille', query: '?page=2' }).then((turn) => {
    second = turn;
  });
  expect(await turns.enter('7', { method: 'GET', path: '/dossiers/1-2', query: '' })).toBeNull();
  expect(await turns.enter('8', { method: 'GET', path: '/portefeuille', query: '' })).not.toBeNull();
  expect(await turns.enter('7', { method: 'POST', path: '/portefeuille', query: '' })).toBeNull();
  await new Promise((go) => setImmediate(go));
  expect(second).toBeUndefined();
  first?.leave();
  await waiting;
  // At once with another one: no hand.
  expect(second).toMatchObject({ fresh: true, thinkMs: 0 });
  second?.leave();
});

it('knows a page that was shown, not one that was held back; a redirect is not a hand', async () => {
  const turns = new ListTurns();
  const ask = async (query: string) => {
    const turn = await turns.enter('7', { method: 'GET', path: '/portefeuille', query });
    turn?.leave();
    return turn;
  };
  await ask('?page=2');
  turns.answered('7', false);
  expect((await ask('?page=2'))?.fresh).toBe(false);
  expect((await ask('?page=3'))?.thinkMs).toBeTypeOf('number');
  turns.heldBack('7', '/portefeuille', '?page=3');
  turns.answered('7', true);
  expect(await ask('?page=3')).toMatchObject({ fresh: true, thinkMs: null });
  expect((await turns.enter('7', { method: 'GET', path: '/', query: '' }))?.fresh).toBe(false);
});
