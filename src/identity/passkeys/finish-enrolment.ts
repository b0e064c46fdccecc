import { verifyRegistrationResponse } from '@simplewebauthn/server';
import { callValue } from '../../db/call.ts';
import type { IdentityDeps } from '../deps.ts';
import { registrationAnswer } from './answer-schemas.ts';
import { challengeTaker } from './challenge.ts';
import { algorithms, relyingParty } from './relying-party.ts';

export type EnrolmentCode = 'rate_limited' | 'passkey_invalid' | 'enrolment_unknown' | 'passkey_known';

/**
 * Verifies the passkey that a browser made, and keeps it; the enrolment is used up by it.
 *
 * Returns null when kept. Refuses: `rate_limited` (too many failures from this client), `passkey_invalid` (malformed,
 * wrong site, replayed or late challenge, no user verification), `enrolment_unknown` (used meanwhile, or over),
 * `passkey_known`.
 */
export async function finishEnrolment(
  deps: IdentityDeps,
  a: { enrolment: Buffer; answer: unknown; label: string; client: Buffer },
): Promise<EnrolmentCode | null> {
  if (!(await callValue<boolean>(deps.db.signin, 'identity.may_try', ['enrol', a.client])))
    return 'rate_limited';
  const credential = await verify(deps, a.enrolment, a.answer);
  if (credential === null) {
    await callValue(deps.db.signin, 'identity.refuse_sign_in', [
      'enrol',
      a.client,
      'identity.enrol',
      'passkey_invalid',
      null,
    ]);
    return 'passkey_invalid';
  }
  return callValue<EnrolmentCode | null>(deps.db.signin, 'identity.register_passkey', [
    a.enrolment,
    credential.id,
    Buffer.from(credential.publicKey),
    credential.counter,
    credential.transports ?? [],
    a.label,
  ]);
}

async function verify(deps: IdentityDeps, enrolment: Buffer, answer: unknown) {
  const parsed = registrationAnswer.safeParse(answer);
  if (!parsed.success) return null;
  const party = relyingParty(deps.config);
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: parsed.data,
      expectedChallenge: challengeTaker(deps.db.signin, 'enrol', enrolment),
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    });
    return verified ? registrationInfo.credential : null;
  } catch (error) {
    // The library says "not verified" by throwing; a fault of the database must stay a fault.
    if (error instanceof Error && 'severity' in error) throw error;
    return null;
  }
}
