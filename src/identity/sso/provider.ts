import { readFile } from 'node:fs/promises';
import { allowInsecureRequests, type Configuration, discovery } from 'openid-client';
import type { OidcConfig } from '../../config.ts';

/** Asks for the provider's metadata when first needed, and again after a failure: it may be down while we start. */
export function providerOf(oidc: OidcConfig): () => Promise<Configuration> {
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
