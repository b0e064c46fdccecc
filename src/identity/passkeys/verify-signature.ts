import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import { callRows } from '../../db/call.ts';
import type { IdentityDeps } from '../deps.ts';
import { signatureAnswer } from './answer-schemas.ts';
import { challengeTaker } from './challenge.ts';
import { relyingParty } from './relying-party.ts';

interface PasskeyRow {
  account_id: string;
  user_handle: Buffer;
  public_key: Buffer;
  counter: string;
}

export type Signature =
  | { verified: true; credentialId: string; counter: number; accountId: string }
  | { verified: false; code: 'passkey_unknown' | 'signature_invalid'; accountId: string | null };

/**
 * Verifies what a passkey signed, for a sign-in or for presence in a session.
 *
 * Takes the answer as it came, its purpose, and the session it is bound to (presence).
 * Refuses: `passkey_unknown` (no such key, or its account is not active), `signature_invalid` (malformed, other
 * site, challenge replayed or late, no user verification, wrong signature).
 */
export async function verifySignature(
  deps: IdentityDeps,
  a: { answer: unknown; purpose: 'sign_in' | 'presence'; boundTo: Buffer | null },
): Promise<Signature> {
  const parsed = signatureAnswer.safeParse(a.answer);
  if (!parsed.success) return { verified: false, code: 'signature_invalid', accountId: null };
  const response = parsed.data;
  const [passkey] = await callRows<PasskeyRow>(deps.db.signin, 'identity.find_passkey', [response.id]);
  if (passkey === undefined) return { verified: false, code: 'passkey_unknown', accountId: null };
  const accountId = passkey.account_id;
  const handle = response.response.userHandle;
  if (handle !== undefined && handle !== passkey.user_handle.toString('base64url')) {
    return { verified: false, code: 'signature_invalid', accountId };
  }
  const party = relyingParty(deps.config);
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challengeTaker(deps.db.signin, a.purpose, a.boundTo),
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: {
        id: response.id,
        publicKey: new Uint8Array(passkey.public_key),
        // The counter is compared in the database, where two answers at once cannot both pass.
        counter: 0,
      },
    });
    return verified
      ? { verified: true, credentialId: response.id, counter: authenticationInfo.newCounter, accountId }
      : { verified: false, code: 'signature_invalid', accountId };
  } catch (error) {
    // The library says "not verified" by throwing; a fault of the database must stay a fault.
    if (error instanceof Error && 'severity' in error) throw error;
    return { verified: false, code: 'signature_invalid', accountId };
  }
}
