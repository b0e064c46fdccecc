import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from '../ui/index.ts';
import type { HttpDeps } from './deps.ts';
import { showError } from './error-pages.tsx';
import { isOwnHost } from './own-host.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Every act must come from a page of this very origin: `Sec-Fetch-Site` (which no script can set)
 * says same-origin, or else `Origin` is ours. Neither header: unknown, so refused.
 */
export function comesFromHere(config: HttpDeps['config'], headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  const origin = headers.get('origin');
  if (origin === null) return site !== null;
  const url = URL.parse(origin);
  if (url === null || url.origin !== origin) return false;
  if (origin === config.publicUrl) return true;
  return url.protocol === 'http:' && url.host === headers.get('host') && isOwnHost(config, url.host);
}

/** The browser itself calls these, without a page: neither header is there, and a signature is what counts. */
const BROWSER_DOORS = /^\/session\/appareil(\/renouveler)?$/;

export function sameSiteActsOnly(config: HttpDeps['config']): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (SAFE.has(c.req.method) || BROWSER_DOORS.test(c.req.path)) return next();
    if (comesFromHere(config, c.req.raw.headers)) return next();
    return showError(c, 403, 'foreign');
  };
}
