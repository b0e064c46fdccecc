import { createHmac } from 'node:crypto';

/** The secrets of one way to the provider and back, made from the token in this browser's cookie: stored nowhere. */
export interface Way {
  state: Buffer;
  nonce: string;
  codeVerifier: string;
}

export function wayOf(token: Buffer): Way {
  const derive = (name: string) => createHmac('sha256', token).update(`sso ${name}`).digest();
  return {
    state: derive('state'),
    nonce: derive('nonce').toString('base64url'),
    codeVerifier: derive('verifier').toString('base64url'),
  };
}
