import { callValue } from '../../db/call.ts';
import type { IdentityDeps } from '../deps.ts';
import type { Vouched } from '../sso/come-back.ts';
import { isSameIdentity } from './same-identity.ts';

/**
 * Binds whom the provider vouched for to the person whose link opened this session: when first name, name and birth date
 * are those of the dossier. The comparison is a reveal like another, with its entry; nothing of it is shown.
 *
 * Refuses: those of the gate for `young.match`; those of `identity.young_bind`, each in the log.
 */
export async function bindIdentity(
  deps: IdentityDeps,
  session: { token: Buffer; referralId: string },
  who: Vouched,
): Promise<string | null> {
  const own = await deps.ownIdentity?.(session.token, session.referralId);
  if (!own) return 'failed';
  if (!own.ok) return own.code;
  return callValue<string | null>(deps.db.signin, 'identity.young_bind', [
    session.token,
    who.issuer,
    who.subject,
    who.acr,
    isSameIdentity(who.info, own.known),
    own.entryId,
  ]);
}
