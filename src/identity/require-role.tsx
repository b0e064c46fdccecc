import type { MiddlewareHandler } from 'hono';
import { type AppEnv, isAgent, RefusalPage, type Role } from '../ui/index.ts';

/**
 * Lets an agent of one of these roles in. Somebody without a session goes to sign in and comes back; another role,
 * or a session by link, is refused. A convenience for pages: what may be done is decided in the kernel.
 */
export function requireRole(...roles: readonly Role[]): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const { actor } = c.var;
    if (actor === null) {
      if (c.req.method === 'GET' && !c.req.header('hx-request')) {
        return c.redirect(`/connexion?retour=${encodeURIComponent(c.req.path)}`, 303);
      }
      return c.html(<RefusalPage c={c} code="no_session" />, 401);
    }
    if (!isAgent(actor) || !roles.includes(actor.role)) {
      return c.html(<RefusalPage c={c} code="role" />, 403);
    }
    await next();
  };
}
