import { createHmac } from 'node:crypto';
import type { ChallengePurpose } from '../passkeys/challenge.ts';

/** What somebody goes to a provider for: to enter, or to tie who they are there to who they are here. */
export type WayKind = 'agent' | 'agent_link' | 'young' | 'young_bind';

/** The challenge that each kind of way is remembered by: one made for another kind is not taken. */
export const CHALLENGE_OF: Readonly<Record<WayKind, ChallengePurpose>> = {
  agent: 'sso',
  agent_link: 'sso_link',
  young: 'young',
  young_bind: 'young_bind',
};

/** The secrets of one way to the provider and back, made from the token in this browser's cookie: stored nowhere. */
export interface Way {
  state: Buffer;
  nonce: string;
  codeVerifier: string;
}

/** The kind is part of each secret: an answer to one kind of way is no answer to another. */
export function wayOf(token: Buffer, kind: WayKind): Way {
  const derive = (name: string) => createHmac('sha256', token).update(`sso ${kind} ${name}`).digest();
  return {
    state: derive('state'),
    nonce: derive('nonce').toString('base64url'),
    codeVerifier: derive('verifier').toString('base64url'),
  };
}

/** Of which of these kinds this cookie's way is, as the state that came back says; null: of none. */
export function kindOf(token: Buffer, state: string, kinds: readonly WayKind[]): WayKind | null {
  return kinds.find((kind) => wayOf(token, kind).state.toString('base64url') === state) ?? null;
}

/**
 * What the challenge of a way is bound to: the browser's cookie, and, where a session asked, that session too. Whoever
 * swaps the session in between (fixation) has no challenge.
 */
export function boundTo(kind: WayKind, token: Buffer, session: Buffer | null): Buffer | null {
  if (kind === 'agent' || kind === 'young') return token;
  return session === null ? null : createHmac('sha256', token).update(session).digest();
}
