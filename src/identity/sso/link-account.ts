import { callValue } from '../../db/call.ts';
import type { IdentityDeps } from '../deps.ts';
import { type Touch, verifyTouch } from '../passkeys/verify-touch.ts';
import type { Vouched } from './come-back.ts';
import { agentClaims } from './finish-sso.ts';
import type { Remember } from './leave.ts';

/**
 * The check before an agent leaves to link their account: a passkey touch made for this very act, in a session that a
 * passkey opened. Returns what remembers the way (see `leaveFor`).
 * Refuses: `presence` (the form came without a touch), those of `verifyTouch` and of `identity.sso_link_begin`.
 */
export function rememberLink(deps: IdentityDeps, touch: Touch): Remember {
  return async (state, bound) => {
    let key: { credentialId: string | null; counter: number } = { credentialId: null, counter: 0 };
    if (touch.answer !== undefined) {
      const touched = await verifyTouch(deps, {
        ...touch,
        purpose: 'key_change',
        operation: 'account.link_sso',
      });
      if (!touched.ok) return touched.code;
      key = touched;
    }
    return callValue<string | null>(deps.db.signin, 'identity.sso_link_begin', [
      touch.token,
      key.credentialId,
      key.counter,
      state,
      bound,
    ]);
  };
}

/** Links the account of this session to whom the provider vouched for. Refuses: `failed`, those of `identity.sso_link`. */
export async function finishLink(deps: IdentityDeps, token: Buffer, who: Vouched): Promise<string | null> {
  const parsed = agentClaims.safeParse(who.info);
  if (!parsed.success) return 'failed';
  return callValue<string | null>(deps.db.signin, 'identity.sso_link', [
    token,
    who.issuer,
    who.subject,
    who.acr,
    parsed.data.siret ?? null,
    parsed.data.idp_id ?? null,
  ]);
}
