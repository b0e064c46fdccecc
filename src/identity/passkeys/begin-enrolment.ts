import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
} from '@simplewebauthn/server';
import type { IdentityDeps } from '../deps.ts';
import { findEnrolment } from '../find-enrolment.ts';
import { newChallenge } from './challenge.ts';
import { algorithms, relyingParty } from './relying-party.ts';

/**
 * What the browser needs to make a passkey for the account of an enrolment.
 * Returns null when the enrolment is unknown, used, over, or was asked for by another session than `session`.
 */
export async function beginEnrolment(
  deps: IdentityDeps,
  enrolment: Buffer,
  session: Buffer | null,
): Promise<PublicKeyCredentialCreationOptionsJSON | null> {
  const found = await findEnrolment(deps, enrolment, session);
  if (found === null) return null;
  return generateRegistrationOptions({
    rpName: 'Écluse',
    rpID: relyingParty(deps.config).id,
    userName: found.email ?? found.displayName ?? 'Écluse',
    userDisplayName: found.displayName ?? found.structureName,
    // A random handle, never the account's number: it is stored on devices that we do not own.
    userID: new Uint8Array(found.userHandle),
    challenge: await newChallenge(deps.db.signin, 'enrol', enrolment),
    attestationType: 'none',
    excludeCredentials: found.credentialIds.map((id) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: algorithms,
  });
}
