import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { callValue } from '../../db/call.ts';

export type ChallengePurpose =
  | 'enrol'
  | 'sign_in'
  | 'presence'
  | 'key_change'
  | 'device_new'
  | 'device'
  | 'sso'
  | 'sso_link'
  | 'young'
  | 'young_bind';

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

/** `take` tells whether an answer's challenge is ours, live and not used yet, and uses it up; `wasLive` what it told. */
export function challengeTaker(signin: Pool, purpose: ChallengePurpose, boundTo: Buffer | null) {
  let live = false;
  return {
    take: async (challenge: string): Promise<boolean> => {
      const bytes = Buffer.from(challenge, 'base64url');
      live = await callValue<boolean>(signin, 'identity.take_challenge', [bytes, purpose, boundTo]);
      return live;
    },
    wasLive: () => live,
  };
}
