import { setTimeout as wait } from 'node:timers/promises';
import type { MiddlewareHandler } from 'hono';
import { type AppContext, type AppEnv, isAgent, RefusalPage } from '../ui/index.ts';
import type { ListTurn } from './list-turns.ts';
import type { Watcher } from './watcher.ts';

/** In a browser whose account was frozen: the way out, and what somebody else may do in it. */
const OPEN_TO_FROZEN =
  /^\/(deconnexion|connexion|demo|enrolement|lien|langue|aide|accessibilite|donnees-personnelles|verifier)(\/|$)/;

/** How long a request of a slowed account waits. */
const SLOW_MS = 2_500;

/** What an account that is asked for a touch may still reach: the touch itself, and the way out. */
const OPEN_TO_HELD =
  /^\/(presence|deconnexion|connexion|demo|langue|aide|accessibilite|donnees-personnelles|verifier|session)(\/|$)/;

const arrivals = new WeakMap<Request, number>();

/** First of all, before anything waits for the database: when each request came. */
export const noteArrival = (): MiddlewareHandler<AppEnv> => (c, next) => {
  arrivals.set(c.req.raw, Date.now());
  return next();
};

/**
 * Around every act of a live session: waits until the acts before it were looked at, serves what the watch lets through,
 * and has this act looked at once it is done. Nobody waits for the evaluation of their own act: the answer leaves first.
 * A page of names waits for the one before it, and is judged before it is shown.
 */
export function watchActs(watcher: Watcher | null): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (c.var.frozen && !OPEN_TO_FROZEN.test(c.req.path)) return refuse(c, 'watch_frozen');
    const account = c.var.actor?.accountId ?? c.var.moved?.accountId;
    if (watcher === null || account === undefined) return next();
    const { method, path } = c.req;
    const arrivedAt = arrivals.get(c.req.raw);
    const turn = c.var.actor
      ? await watcher.lists.enter(account, { method, path, query: queryOf(c), arrivedAt })
      : null;
    let shown = false;
    try {
      const refused = c.var.actor ? await judge(c, watcher, account, turn) : null;
      if (refused !== null) return refused;
      await next();
      shown = c.res.status === 200;
    } finally {
      watcher.acted(account);
      const status = c.finalized ? c.res.status : 500;
      watcher.lists.answered(account, status >= 300 && status < 400);
      // The next list waits until this one was looked at; this one's answer does not.
      if (turn) void watcher.standing(account).then(() => turn.leave(shown));
    }
  };
}

/** The page that is shown instead; null: the act may go on. */
async function judge(
  c: AppContext,
  watcher: Watcher,
  account: string,
  turn: ListTurn | null,
): Promise<Response | null> {
  // One-time links are used up before there is a session: nobody has looked at that yet.
  if (!isAgent(c.var.actor)) await watcher.evaluate(account).catch(() => {});
  let { hold, frozen } = await watcher.standing(account);
  const held = hold === 'touch' && !OPEN_TO_HELD.test(c.req.path);
  if (frozen || held) {
    // The touch, or the end of the freeze, may have come through another process.
    await watcher.evaluate(account);
    ({ hold, frozen } = await watcher.standing(account));
    if (frozen) return refuse(c, 'watch_frozen');
    if (held && hold === 'touch') return refuse(c, 'watch_touch');
  }
  if (hold === 'slow') await wait(SLOW_MS);
  if (turn === null || !c.var.token) return null;
  const before = await watcher.beforeList(account, c.var.token, turn);
  if (before === 'frozen') return refuse(c, 'watch_frozen');
  return before === 'touch' ? refuse(c, 'watch_lists') : null;
}

/** As it stands in the address: pages and filters, never a name. */
const queryOf = (c: AppContext): string => new URL(c.req.url).search;

async function refuse(
  c: AppContext,
  code: 'watch_frozen' | 'watch_touch' | 'watch_lists',
): Promise<Response> {
  c.header('Cache-Control', 'no-store');
  if (code === 'watch_frozen') {
    // Its sessions have ended: the page is drawn as for nobody.
    c.set('actor', null);
    c.set('token', null);
  }
  if (c.req.header('accept')?.startsWith('application/json')) return c.json({ ok: false, code }, 403);
  const back = code === 'watch_lists' ? c.req.path + queryOf(c) : c.req.path;
  const presenceHref = `/presence?retour=${encodeURIComponent(c.req.method === 'GET' ? back : '/')}`;
  return c.html(<RefusalPage c={c} code={code} presenceHref={presenceHref} />, 403);
}
