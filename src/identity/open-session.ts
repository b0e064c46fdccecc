import { callValue } from '../db/call.ts';
import type { AppContext } from '../ui/index.ts';
import { setSessionCookie } from './cookies.ts';
import type { IdentityDeps } from './deps.ts';
import { offerDeviceBinding } from './device/offer.ts';
import { seeSession } from './session-middleware.ts';

/**
 * Gives the browser the cookie of the session just started, which is bound to this network and browser before it leaves.
 * The one it held until now ends: a browser is one person at a time, and a session that nobody can reach any more must
 * not stay alive for whoever copied its cookie.
 */
export async function openSession(c: AppContext, deps: IdentityDeps, token: Buffer): Promise<void> {
  if (c.var.token) await callValue<string | null>(deps.db.app, 'identity.end_session', [c.var.token]);
  const seen = await seeSession(deps, c, token);
  setSessionCookie(c, deps.config, token);
  const byKey = seen !== null && 'actor' in seen && seen.actor.method !== 'link';
  if (byKey) await offerDeviceBinding(c, deps, token);
}
