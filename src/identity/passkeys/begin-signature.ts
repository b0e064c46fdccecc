import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { callRows } from '../../db/call.ts';
import type { IdentityDeps } from '../deps.ts';
import { newChallenge } from './challenge.ts';
import { relyingParty } from './relying-party.ts';

/**
 * What the browser needs to sign in. It names no key and takes no address: the device offers the keys that it
 * has for this site, so the answer is the same for everybody and tells nothing about who has an account.
 */
export async function beginSignIn(deps: IdentityDeps): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({
    rpID: relyingParty(deps.config).id,
    userVerification: 'required',
    challenge: await newChallenge(deps.db.signin, 'sign_in', null),
  });
}

/**
 * What the browser needs for a touch in a live session, to confirm presence or to change the account's keys: its own
 * keys only.
 * Returns null when the account has no passkey (a demo session) or the session is not live.
 */
export async function beginTouch(
  deps: IdentityDeps,
  token: Buffer,
  purpose: 'presence' | 'key_change',
): Promise<PublicKeyCredentialRequestOptionsJSON | null> {
  const keys = await callRows<{ credential_id: string; transports: string[] }>(
    deps.db.signin,
    'identity.find_passkeys',
    [token],
  );
  if (keys.length === 0) return null;
  return generateAuthenticationOptions({
    rpID: relyingParty(deps.config).id,
    userVerification: 'required',
    challenge: await newChallenge(deps.db.signin, purpose, token),
    allowCredentials: keys.map((key) => ({ id: key.credential_id, transports: key.transports })),
  });
}
