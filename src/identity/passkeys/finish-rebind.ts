import { callValue } from '../../db/call.ts';
import type { IdentityDeps } from '../deps.ts';
import type { Binding } from '../session-binding.ts';
import { type Touch, verifyTouch } from './verify-touch.ts';

/**
 * Verifies a touch of the account's own passkey in a session that has moved; it then belongs to where it is now.
 *
 * Returns null when confirmed. Refuses: those of `verifyTouch`, `passkey_foreign`, `passkey_cloned`, `no_session`.
 */
export async function finishRebind(deps: IdentityDeps, touch: Touch, to: Binding): Promise<string | null> {
  const operation = 'identity.rebind_session';
  const touched = await verifyTouch(deps, { ...touch, purpose: 'presence', operation, kind: 'moved' });
  if (!touched.ok) return touched.code;
  return callValue<string | null>(deps.db.signin, operation, [
    touch.token,
    touched.credentialId,
    touched.counter,
    to.network,
    to.browser,
  ]);
}
