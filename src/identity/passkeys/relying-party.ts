import type { IdentityDeps } from '../deps.ts';

// EdDSA, ES256, RS256: what today's devices make and what every verifier understands. Left to itself the
// library prefers a post-quantum algorithm where Node has one, which authenticators do not have yet.
export const algorithms = [-8, -7, -257];

export interface RelyingParty {
  id: string;
  origin: string;
}

/** Passkeys are bound to the host of the public address: one answered on another site proves nothing here. */
export function relyingParty(config: Pick<IdentityDeps['config'], 'publicUrl'>): RelyingParty {
  const url = new URL(config.publicUrl);
  return { id: url.hostname, origin: url.origin };
}
