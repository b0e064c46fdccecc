import { callValue } from '../../db/call.ts';
import type { IdentityDeps } from '../deps.ts';
import { verifySignature } from './verify-signature.ts';

/**
 * Verifies a touch of the account's own passkey in this very session; presence then counts for five minutes.
 *
 * Returns null when confirmed. Refuses: `rate_limited`, `signature_invalid`, `passkey_unknown`,
 * `passkey_foreign` (a key of another account), `passkey_cloned`, `no_session`.
 */
export async function finishPresence(
  deps: IdentityDeps,
  a: { token: Buffer; accountId: string; answer: unknown; client: Buffer },
): Promise<string | null> {
  const { signin } = deps.db;
  if (!(await callValue<boolean>(signin, 'identity.may_try', ['sign_in', a.client]))) return 'rate_limited';
  const signature = await verifySignature(deps, { answer: a.answer, purpose: 'presence', boundTo: a.token });
  if (!signature.verified) {
    await callValue(signin, 'identity.refuse_sign_in', [
      'sign_in',
      a.client,
      'identity.confirm_presence',
      signature.code,
      a.accountId,
    ]);
    return signature.code;
  }
  return callValue<string | null>(signin, 'identity.confirm_presence', [
    a.token,
    signature.credentialId,
    signature.counter,
  ]);
}
