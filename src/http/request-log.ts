import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { AppEnv } from '../ui/index.ts';
import type { Log } from './deps.ts';

/**
 * Gives each request an id and writes one line about it. The line has the route's pattern
 * (`/lien/:token`), never the address itself: addresses hold link tokens and dossier numbers.
 */
export function requestLog(log: Log): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const id = randomUUID();
    const start = performance.now();
    c.set('requestId', id);
    await next();
    c.header('X-Request-Id', id);
    log({
      id,
      method: c.req.method,
      route: routePath(c, -1),
      status: c.res.status,
      ms: Math.round(performance.now() - start),
    });
  };
}
