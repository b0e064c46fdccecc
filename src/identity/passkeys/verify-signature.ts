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
  | {
      verified: false;
      code: 'passkey_unknown' | 'signature_invalid';
      accountId: string | null;
      /** It answered a live challenge for a known key. Anything less is noise that costs nothing to send: not counted. */
      counts: boolean;
    };

/**
 * Verifies what a passkey signed, for a sign-in or for a touch in a session.
 *
 * Takes the answer as it came, its purpose, and the session it is bound to (all but sign-in).
 * Refuses: `passkey_unknown` (no such key, or its account is not active), `signature_invalid` (malformed, other
 * site, challenge replayed or late, no user verification, wrong signature).
 */
export async function verifySignature(
  deps: IdentityDeps,
  a: { answer: unknown; purpose: 'sign_in' | 'presence' | 'key_change'; boundTo: Buffer | null },
): Promise<Signature> {
  const parsed = signatureAnswer.safeParse(a.answer);
  const no = { verified: false, code: 'signature_invalid', counts: false } as const;
  if (!parsed.success) return { ...no, accountId: null };
  const response = parsed.data;
  const [passkey] = await callRows<PasskeyRow>(deps.db.signin, 'identity.find_passkey', [response.id]);
  if (passkey === undefined) return { ...no, code: 'passkey_unknown', accountId: null };
  const accountId = passkey.account_id;
  const handle = response.response.userHandle;
  if (handle !== undefined && handle !== passkey.user_handle.toString('base64url')) {
    return { ...no, accountId };
  }
  const party = relyingParty(deps.config);
  const challenge = challengeTaker(deps.db.signin, a.purpose, a.boundTo);
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge.take,
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
      : { ...no, accountId, counts: challenge.wasLive() };
  } catch (error) {
    // The library says "not verified" by throwing; a fault of the database must stay a fault.
    if (error instanceof Error && 'severity' in error) throw error;
    return { ...no, accountId, counts: challenge.wasLive() };
  }
}
