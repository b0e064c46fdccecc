import { callValue } from '../../db/call.ts';
import type { IdentityDeps } from '../deps.ts';
import { type Touch, verifyTouch } from './verify-touch.ts';

/**
 * Opens an enrolment of another passkey for the account itself: for 10 minutes, for this session alone.
 *
 * Takes the answer to a `key_change` challenge; undefined when the form came without. Returns null when opened.
 * Refuses: `presence` (no touch, and not the first key of a demonstration account), those of `verifyTouch`,
 * `passkey_foreign`, `passkey_cloned`, `no_session`.
 */
export async function requestEnrolment(
  deps: IdentityDeps,
  a: Touch & { enrolment: Buffer },
): Promise<string | null> {
  return byTouch(deps, a, 'identity.create_enrolment', 'identity.request_enrolment', a.enrolment);
}

/**
 * Removes one of the account's own passkeys.
 *
 * Takes the answer to a `key_change` challenge; undefined when the form came without. Returns null when removed.
 * Refuses: as `requestEnrolment`, `passkey_unknown`, `passkey_last`.
 */
export async function removePasskey(
  deps: IdentityDeps,
  a: Touch & { passkeyId: string },
): Promise<string | null> {
  return byTouch(deps, a, 'identity.remove_passkey', 'identity.remove_passkey', a.passkeyId);
}

// The touch and the act are one request: presence confirmed for something else, or by a session cookie's thief just
// after its owner's touch, changes no key.
async function byTouch(
  deps: IdentityDeps,
  touch: Touch,
  operation: 'identity.create_enrolment' | 'identity.remove_passkey',
  fn: string,
  what: Buffer | string,
): Promise<string | null> {
  const { signin } = deps.db;
  if (touch.answer === undefined) return callValue<string | null>(signin, fn, [touch.token, what, null, 0]);
  const touched = await verifyTouch(deps, { ...touch, purpose: 'key_change', operation });
  if (!touched.ok) return touched.code;
  return callValue<string | null>(signin, fn, [touch.token, what, touched.credentialId, touched.counter]);
}
