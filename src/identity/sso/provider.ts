import { readFile } from 'node:fs/promises';
import { allowInsecureRequests, type Configuration, discovery } from 'openid-client';
import type { OidcConfig } from '../../config.ts';
import type { IdentityDeps } from '../deps.ts';

/** Whose identity provider: agents' (ProConnect and the like) or young people's (FranceConnect and the like). */
export type Audience = 'agent' | 'young';

export interface SsoProvider {
  oidc: OidcConfig;
  /** Where the provider sends the browser back to, and after a sign-out there; both are registered with it. */
  back: string;
  signedOut: string;
  /** Its metadata; null while it does not answer. */
  reach(): Promise<Configuration | null>;
}

export type SsoProviders = Readonly<Record<Audience, SsoProvider | null>>;

const PATHS = {
  agent: { back: '/connexion/agent/retour', signedOut: '/connexion/agent/deconnecte' },
  young: { back: '/connexion/jeune/retour', signedOut: '/connexion/jeune/deconnecte' },
} as const;

/** The providers that this instance has; one for the whole life of the process, so that metadata is asked for once. */
export function ssoProviders(config: IdentityDeps['config']): SsoProviders {
  const make = (audience: Audience, oidc: OidcConfig | null | undefined): SsoProvider | null => {
    if (!oidc) return null;
    const metadata = providerOf(oidc);
    const { back, signedOut } = PATHS[audience];
    return {
      oidc,
      back: `${config.publicUrl}${back}`,
      signedOut: `${config.publicUrl}${signedOut}`,
      reach: () => metadata().catch(() => null),
    };
  };
  return { agent: make('agent', config.oidc), young: make('young', config.youngOidc) };
}

/** Asks for the provider's metadata when first needed, and again after a failure: it may be down while we start. */
function providerOf(oidc: OidcConfig): () => Promise<Configuration> {
  let found: Promise<Configuration> | null = null;
  return () => {
    found ??= discover(oidc).catch((error) => {
      found = null;
      throw error;
    });
    return found;
  };
}

async function discover(oidc: OidcConfig): Promise<Configuration> {
  const secret = (await readFile(oidc.clientSecretFile, 'utf8')).trim();
  const issuer = new URL(oidc.issuer);
  return discovery(issuer, oidc.clientId, secret, undefined, {
    timeout: 10,
    // src/config.ts lets plain http through for this machine only.
    execute: issuer.protocol === 'http:' ? [allowInsecureRequests] : [],
  });
}
