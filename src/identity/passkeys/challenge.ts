import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { callValue } from '../../db/call.ts';

export type ChallengePurpose = 'enrol' | 'sign_in' | 'presence';

/** Makes a challenge and has the database remember its hash for five minutes. */
export async function newChallenge(
  signin: Pool,
  purpose: ChallengePurpose,
  boundTo: Buffer | null,
): Promise<Uint8Array<ArrayBuffer>> {
  const challenge = new Uint8Array(randomBytes(32));
  await callValue(signin, 'identity.create_challenge', [Buffer.from(challenge), purpose, boundTo]);
  return challenge;
}

/** Whether an answer's challenge is ours, live and not used yet; asking uses it up. */
export function challengeTaker(signin: Pool, purpose: ChallengePurpose, boundTo: Buffer | null) {
  return (challenge: string): Promise<boolean> =>
    callValue<boolean>(signin, 'identity.take_challenge', [
      Buffer.from(challenge, 'base64url'),
      purpose,
      boundTo,
    ]);
}
