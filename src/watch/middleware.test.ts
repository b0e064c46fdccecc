import { Hono } from 'hono';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Queryable } from '../db/index.ts';
import type { ActorView, AppEnv } from '../ui/index.ts';
import { watchActs } from './middleware.tsx';
import { Watcher } from './watcher.ts';

// Time stands still: whatever comes next comes before a hand could.
beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 3, 9) }));
afterEach(() => vi.useRealTimers());

/** A counsellor's browser before pages of 25 names, and a kernel that tells what was shown. */
function browser() {
  const acts: object[] = [];
  const state: { hold: string | null } = { hold: null };
  const query = async (sql: string) => {
    if (sql.includes('watch.ask_touch')) return { rows: [{ value: '9' }] };
    const look = {
      state: 'active',
      role: 'counsellor',
      bornAt: 0,
      probation: false,
      family: 0,
      ...state,
      acts,
    };
    return { rows: [{ value: look }] };
  };
  const watcher = new Watcher({ db: { watch: { query } as unknown as Queryable }, mode: 'on' });
  const actor: ActorView = {
    accountId: '7',
    structureId: '1',
    role: 'counsellor',
    displayName: 'Ana',
    structureName: 'Essai',
    method: 'passkey',
    scopeReferral: null,
    presenceUntil: null,
  };
  const app = new Hono<AppEnv>();
  app.use(async (c, next) => {
    c.set('actor', actor);
    c.set('token', Buffer.alloc(32));
    await next();
  });
  app.use(watchActs(watcher));
  const names = Array.from({ length: 25 }, (_, n) => n * 7);
  app.get('/portefeuille', (c) => {
    const id = String(acts.length + 1);
    acts.push({ id, at: Date.now(), op: 'caseload.list', people: 25, class: 'listed', who: names });
    return c.text('names');
  });
  app.get('/comptes/inviter', (c) => c.redirect('/comptes', 303));
  app.get('/aide', (c) => c.text('help'));
  const ask = async (path: string) =>
    (await app.request(path, { headers: { accept: 'application/json' } })).status;
  const pages = (...n: number[]) => Promise.all(n.map((page) => ask(`/portefeuille?page=${page}`)));
  const touch = () => {
    const id = String(acts.length + 1);
    acts.push({ id, at: Date.now(), op: 'identity.confirm_presence', people: 0 });
  };
  return { ask, pages, state, touch, acts };
}

it('holds a page of names back however often it is asked for at once; one that was shown is shown again', async () => {
  const { pages, acts } = browser();
  expect(await pages(1, 2, 2, 3, 3, 1)).toEqual([200, 403, 403, 403, 403, 200]);
  expect(await pages(2)).toEqual([403]);
  expect(acts).toHaveLength(2);
});

it('does not take a page for known that was asked for while the account was held', async () => {
  const { ask, pages, state, touch } = browser();
  state.hold = 'touch';
  for (const page of [1, 2, 3]) expect(await pages(page)).toEqual([403]);
  state.hold = null;
  touch();
  await ask('/aide');
  expect(await pages(1)).toEqual([200]);
  expect(await pages(2)).toEqual([403]);
});

it('finds the same haste behind a redirect', async () => {
  const { ask, pages } = browser();
  expect(await pages(1)).toEqual([200]);
  expect(await ask('/comptes/inviter')).toBe(303);
  expect(await pages(2)).toEqual([403]);
});
