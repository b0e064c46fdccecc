import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { boundTo, CHALLENGE_OF, kindOf, type WayKind, wayOf } from './way.ts';

const kinds = Object.keys(CHALLENGE_OF) as WayKind[];

it('an answer to one kind of way is no answer to another, nor to another browser’s', () => {
  const token = randomBytes(32);
  for (const kind of kinds) {
    const state = wayOf(token, kind).state.toString('base64url');
    expect(kindOf(token, state, kinds)).toBe(kind);
    expect(
      kindOf(
        token,
        state,
        kinds.filter((other) => other !== kind),
      ),
    ).toBeNull();
    expect(kindOf(randomBytes(32), state, kinds)).toBeNull();
  }
  const secrets = kinds.flatMap((kind) => {
    const { state, nonce, codeVerifier } = wayOf(token, kind);
    return [state.toString('base64url'), nonce, codeVerifier];
  });
  expect(new Set(secrets).size).toBe(secrets.length);
});

it('a way that a session asked for belongs to that session; without one there is none', () => {
  const token = randomBytes(32);
  const [mine, other] = [randomBytes(32), randomBytes(32)];
  for (const kind of ['agent_link', 'young_bind'] as const) {
    expect(boundTo(kind, token, mine)).not.toEqual(boundTo(kind, token, other));
    expect(boundTo(kind, token, null)).toBeNull();
  }
  for (const kind of ['agent', 'young'] as const)
    expect(boundTo(kind, token, mine)).toEqual(boundTo(kind, token, null));
});
