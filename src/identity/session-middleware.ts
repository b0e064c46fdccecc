import type { MiddlewareHandler } from 'hono';
import { callRows } from '../db/call.ts';
import type { ActorView, AppEnv, Role } from '../ui/env.ts';
import { readSessionCookie } from './cookies.ts';
import type { IdentityDeps } from './deps.ts';

interface SessionRow {
  account_id: string;
  structure_id: string;
  role: Role;
  display_name: string | null;
  structure_name: string;
  method: ActorView['method'];
  presence_until: Date | null;
  scope_referral: string | null;
}

/**
 * Fills `c.var.token` and `c.var.actor` from the session cookie; both null when the session is not live.
 * The actor is for drawing pages only: the kernel looks the token up by itself at each act.
 */
export function sessionMiddleware(deps: Pick<IdentityDeps, 'db' | 'config'>): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const token = readSessionCookie(c, deps.config);
    const actor = token === null ? null : await findActor(deps, token);
    c.set('token', actor === null ? null : token);
    c.set('actor', actor);
    await next();
  };
}

async function findActor(deps: Pick<IdentityDeps, 'db'>, token: Buffer): Promise<ActorView | null> {
  const [row] = await callRows<SessionRow>(deps.db.app, 'identity.session_view', [token]);
  if (row === undefined) return null;
  return {
    accountId: row.account_id,
    structureId: row.structure_id,
    role: row.role,
    displayName: row.display_name,
    structureName: row.structure_name,
    method: row.method,
    scopeReferral: row.scope_referral,
    presenceUntil: row.presence_until,
  };
}
