import type { MiddlewareHandler } from 'hono';
import { callRows } from '../db/call.ts';
import type { ActorView, AppContext, AppEnv, MovedSession, Role } from '../ui/env.ts';
import { readDeviceCookie, readSessionCookie } from './cookies.ts';
import type { IdentityDeps } from './deps.ts';
import { bindingOf } from './session-binding.ts';

type Deps = Pick<IdentityDeps, 'db' | 'config'>;

interface SessionRow {
  code: 'session_moved' | 'frozen' | null;
  account_id: string;
  structure_id: string;
  role: Role;
  display_name: string | null;
  structure_name: string;
  method: ActorView['method'];
  presence_until: Date | null;
  scope_referral: string | null;
}

/** Where the browser itself proves its key: that request has no fresh cookie yet. It looks at the token by itself. */
export const DEVICE_DOORS = '/session/appareil';

/**
 * Fills `c.var.token` and `c.var.actor` from the session cookie; both null when the session is not live.
 * The actor is for drawing pages only: the kernel looks the token up by itself at each act.
 *
 * A session shown from another network or browser than its own, or without its device's cookie, is not served: `moved`
 * says so, token and actor stay null, and whatever comes next sees nobody. `frozen`: a freeze ended it.
 */
export function sessionMiddleware(deps: Deps): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const token = c.req.path.startsWith(DEVICE_DOORS) ? null : readSessionCookie(c, deps.config);
    const seen = token === null ? null : await seeSession(deps, c, token);
    c.set('token', seen !== null && 'actor' in seen ? token : null);
    c.set('actor', seen !== null && 'actor' in seen ? seen.actor : null);
    c.set('moved', seen !== null && 'moved' in seen ? seen.moved : null);
    c.set('frozen', seen !== null && 'frozen' in seen);
    await next();
  };
}

/** Looks at a session from where this request comes; the first look binds it to that. */
export async function seeSession(
  deps: Deps,
  c: AppContext,
  token: Buffer,
): Promise<{ actor: ActorView } | { moved: MovedSession } | { frozen: true } | null> {
  const { network, browser } = bindingOf(c, deps.config, token);
  const [row] = await callRows<SessionRow>(deps.db.app, 'identity.session_view', [
    token,
    network,
    browser,
    readDeviceCookie(c, deps.config),
  ]);
  if (row === undefined) return null;
  if (row.code === 'frozen') return { frozen: true };
  if (row.code !== null) return { moved: { token, accountId: row.account_id, method: row.method } };
  return {
    actor: {
      accountId: row.account_id,
      structureId: row.structure_id,
      role: row.role,
      displayName: row.display_name,
      structureName: row.structure_name,
      method: row.method,
      scopeReferral: row.scope_referral,
      presenceUntil: row.presence_until,
    },
  };
}
