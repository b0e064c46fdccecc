import { createHash } from 'node:crypto';
import { callValue } from '../../db/call.ts';
import type { IdentityDeps } from '../deps.ts';
import { verifySignature } from './verify-signature.ts';

export interface Touch {
  token: Buffer;
  accountId: string;
  answer: unknown;
}

type Touched = { ok: true; credentialId: string; counter: number } | { ok: false; code: string };

/**
 * Verifies a passkey touch made in a live session, for the purpose that its challenge was made for. Failures count
 * against the session alone: nobody else at the same address is held up by them. Whose key it is, the database says.
 *
 * Refuses: `rate_limited` (too many failures in this session), `signature_invalid`, `passkey_unknown`; all but the
 * first are in the log, under `operation`.
 */
export async function verifyTouch(
  deps: IdentityDeps,
  a: Touch & {
    purpose: 'presence' | 'key_change';
    operation:
      | 'identity.confirm_presence'
      | 'identity.create_enrolment'
      | 'identity.remove_passkey'
      | 'identity.rebind_session'
      | 'account.link_sso';
    /** Counted apart in a session that has moved: a thief must not use up its owner's tries. */
    kind?: 'presence' | 'moved';
  },
): Promise<Touched> {
  const { signin } = deps.db;
  const kind = a.kind ?? 'presence';
  const session = createHash('sha256').update(a.token).digest();
  if (!(await callValue<boolean>(signin, 'identity.may_try', [kind, session]))) {
    return { ok: false, code: 'rate_limited' };
  }
  const signature = await verifySignature(deps, { answer: a.answer, purpose: a.purpose, boundTo: a.token });
  if (signature.verified) return { ok: true, ...signature };
  const { code, counts } = signature;
  await callValue(signin, 'identity.refuse_sign_in', [
    kind,
    counts ? session : null,
    a.operation,
    code,
    a.accountId,
  ]);
  return { ok: false, code };
}
