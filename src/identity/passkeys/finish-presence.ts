import { callValue } from '../../db/call.ts';
import type { IdentityDeps } from '../deps.ts';
import { type Touch, verifyTouch } from './verify-touch.ts';

/**
 * Verifies a touch of the account's own passkey in this very session; presence then counts for five minutes.
 *
 * Returns null when confirmed. Refuses: those of `verifyTouch`, `passkey_foreign` (a key of another account),
 * `passkey_cloned`, `no_session`.
 */
export async function finishPresence(deps: IdentityDeps, touch: Touch): Promise<string | null> {
  const operation = 'identity.confirm_presence';
  const touched = await verifyTouch(deps, { ...touch, purpose: 'presence', operation });
  if (!touched.ok) return touched.code;
  return callValue<string | null>(deps.db.signin, operation, [
    touch.token,
    touched.credentialId,
    touched.counter,
  ]);
}
