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
 * wrong site, replayed or late challenge, no user verification), `enrolment_unknown` (used meanwhile, over, or asked
 * for by another session),
 * `passkey_known`.
 */
export async function finishEnrolment(
  deps: IdentityDeps,
  a: { enrolment: Buffer; session: Buffer | null; answer: unknown; label: string; client: Buffer },
): Promise<EnrolmentCode | null> {
  if (!(await callValue<boolean>(deps.db.signin, 'identity.may_try', ['enrol', a.client])))
    return 'rate_limited';
  const { credential, counts } = await verify(deps, a.enrolment, a.answer);
  if (credential === null) {
    await callValue(deps.db.signin, 'identity.refuse_sign_in', [
      'enrol',
      counts ? a.client : null,
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
    a.session,
  ]);
}

async function verify(deps: IdentityDeps, enrolment: Buffer, answer: unknown) {
  const parsed = registrationAnswer.safeParse(answer);
  if (!parsed.success) return { credential: null, counts: false };
  const party = relyingParty(deps.config);
  const challenge = challengeTaker(deps.db.signin, 'enrol', enrolment);
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: parsed.data,
      expectedChallenge: challenge.take,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    });
    return { credential: verified ? registrationInfo.credential : null, counts: challenge.wasLive() };
  } catch (error) {
    // The library says "not verified" by throwing; a fault of the database must stay a fault.
    if (error instanceof Error && 'severity' in error) throw error;
    return { credential: null, counts: challenge.wasLive() };
  }
}
