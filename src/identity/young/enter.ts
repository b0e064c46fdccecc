import { callValue } from '../../db/call.ts';
import type { IdentityDeps } from '../deps.ts';
import type { Vouched } from '../sso/come-back.ts';
import { newToken } from '../tokens.ts';

/**
 * Lets a young person in whose identity was bound before. Refuses: those of `identity.young_sign_in`; who is unknown,
 * closed or suspended is told the same.
 */
export async function enterYoung(
  deps: IdentityDeps,
  who: Vouched,
): Promise<{ ok: true; token: Buffer } | { ok: false; code: string }> {
  const token = newToken();
  const code = await callValue<string | null>(deps.db.signin, 'identity.young_sign_in', [
    who.issuer,
    who.subject,
    who.acr,
    token,
  ]);
  return code === null ? { ok: true, token } : { ok: false, code };
}
