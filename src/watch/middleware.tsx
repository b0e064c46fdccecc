import { setTimeout as wait } from 'node:timers/promises';
import type { MiddlewareHandler } from 'hono';
import { type AppContext, type AppEnv, RefusalPage } from '../ui/index.ts';
import type { Watcher } from './watcher.ts';

/** In a browser whose account was frozen: the way out, and what somebody else may do in it. */
const OPEN_TO_FROZEN =
  /^\/(deconnexion|connexion|demo|enrolement|lien|langue|aide|accessibilite|donnees-personnelles|verifier)(\/|$)/;

/** How long a request of a slowed account waits. */
const SLOW_MS = 2_500;

/** What an account that is asked for a touch may still reach: the touch itself, and the way out. */
const OPEN_TO_HELD =
  /^\/(presence|deconnexion|connexion|demo|langue|aide|accessibilite|donnees-personnelles|verifier|session)(\/|$)/;

/**
 * Around every act of a live session: waits until the acts before it were looked at, serves what the watch lets through,
 * and has this act looked at once it is done. Nobody waits for the evaluation of their own act: the answer leaves first.
 */
export function watchActs(watcher: Watcher | null): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (c.var.frozen && !OPEN_TO_FROZEN.test(c.req.path)) return refuse(c, 'watch_frozen');
    const account = c.var.actor?.accountId ?? c.var.moved?.accountId;
    if (watcher === null || account === undefined) return next();
    if (c.var.actor) {
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
    }
    try {
      await next();
    } finally {
      watcher.acted(account);
    }
  };
}

function refuse(c: AppContext, code: 'watch_frozen' | 'watch_touch'): Response | Promise<Response> {
  c.header('Cache-Control', 'no-store');
  if (code === 'watch_frozen') {
    // Its sessions have ended: the page is drawn as for nobody.
    c.set('actor', null);
    c.set('token', null);
  }
  if (c.req.header('accept')?.startsWith('application/json')) return c.json({ ok: false, code }, 403);
  const presenceHref = `/presence?retour=${encodeURIComponent(c.req.method === 'GET' ? c.req.path : '/')}`;
  return c.html(<RefusalPage c={c} code={code} presenceHref={presenceHref} />, 403);
}
