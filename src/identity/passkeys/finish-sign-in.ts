import type { PoolClient } from 'pg';
import { callRows, callValue } from '../../db/call.ts';
import type { IdentityDeps } from '../deps.ts';
import { newToken } from '../tokens.ts';
import { verifySignature } from './verify-signature.ts';

export type SignedIn = { ok: true; token: Buffer } | { ok: false; code: string };

/**
 * Verifies a sign-in and starts the session.
 *
 * Refuses: `rate_limited` (too many failures from this client), `passkey_unknown`, `signature_invalid`,
 * `passkey_cloned` (its counter did not grow), `account_suspended`. Each refusal but the first is in the log.
 */
export async function finishSignIn(
  deps: IdentityDeps,
  a: { answer: unknown; client: Buffer },
): Promise<SignedIn> {
  const { signin } = deps.db;
  if (!(await callValue<boolean>(signin, 'identity.may_try', ['sign_in', a.client]))) {
    return { ok: false, code: 'rate_limited' };
  }
  const signature = await verifySignature(deps, { answer: a.answer, purpose: 'sign_in', boundTo: null });
  if (!signature.verified) {
    const { code, accountId, counts } = signature;
    await callValue(signin, 'identity.refuse_sign_in', [
      'sign_in',
      counts ? a.client : null,
      'identity.sign_in',
      code,
      accountId,
    ]);
    return { ok: false, code };
  }
  const token = newToken();
  const connection = await signin.connect();
  try {
    const code = await startSession(connection, signature, token);
    return code === null ? { ok: true, token } : { ok: false, code };
  } finally {
    connection.release();
  }
}

// One transaction: a counter that moved without its session would make the honest key look copied. Refusals are
// values and are committed with their entries.
async function startSession(
  on: PoolClient,
  signature: { credentialId: string; counter: number },
  token: Buffer,
): Promise<string | null> {
  await on.query('BEGIN');
  try {
    const [recorded] = await callRows<{ code: string | null; account_id: string }>(
      on,
      'identity.record_sign_in',
      [signature.credentialId, signature.counter],
    );
    const code =
      recorded === undefined || recorded.code !== null
        ? (recorded?.code ?? 'passkey_unknown')
        : await callValue<string | null>(on, 'identity.start_session', [
            recorded.account_id,
            'passkey',
            token,
          ]);
    await on.query('COMMIT');
    return code;
  } catch (error) {
    await on.query('ROLLBACK');
    throw error;
  }
}
