import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from '../ui/index.ts';
import type { HttpDeps } from './deps.ts';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/** Whether this `Host` header names us: the public address, or this machine when we listen on loopback only. */
export function isOwnHost(config: HttpDeps['config'], host: string | undefined): boolean {
  if (!host) return false;
  return host.toLowerCase() === new URL(config.publicUrl).host || (config.loopback && LOOPBACK.test(host));
}

/** A request for another host is refused (421): no DNS rebinding, no poisoned links. */
export function ownHostOnly(config: HttpDeps['config']): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (!isOwnHost(config, c.req.header('host') ?? new URL(c.req.url).host)) {
      return c.text(`This server answers for ${new URL(config.publicUrl).host} only.\n`, 421);
    }
    await next();
    return undefined;
  };
}
