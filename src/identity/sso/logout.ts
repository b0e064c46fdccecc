import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { buildEndSessionUrl } from 'openid-client';
import { callRows, callValue } from '../../db/call.ts';
import type { IdentityDeps } from '../deps.ts';
import type { Audience, SsoProviders } from './provider.ts';

/**
 * Signing out at the provider too (OpenID Connect RP-Initiated Logout 1.0): it wants its own id_token back as a hint.
 *
 * The id_token is kept in the database, sealed under a key made from the session's token, which only the browser's
 * cookie has. Not in this process's memory: any of several processes may get the sign-out. Not in a cookie of its own:
 * it would travel with every request. Not in clear: it names the person (docs/adr/0007).
 */
export async function keepForLogout(
  deps: IdentityDeps,
  token: Buffer,
  audience: Audience,
  idToken: string,
): Promise<void> {
  await callValue(deps.db.signin, 'identity.keep_logout', [token, audience, seal(token, idToken)]);
}

/**
 * Where to send the browser to be signed out there as well. Null: this session came in another way, or the provider
 * does not answer or has no such address. Once: what was kept is gone after this.
 */
export async function logoutAddress(
  deps: IdentityDeps,
  providers: SsoProviders,
  token: Buffer,
): Promise<string | null> {
  const [kept] = await callRows<{ provider: Audience; sealed: Buffer }>(
    deps.db.signin,
    'identity.take_logout',
    [token],
  );
  const provider = kept ? providers[kept.provider] : null;
  if (!kept || !provider) return null;
  const idToken = unseal(token, kept.sealed);
  const configuration = await provider.reach();
  if (idToken === null || !configuration?.serverMetadata().end_session_endpoint) return null;
  return buildEndSessionUrl(configuration, {
    id_token_hint: idToken,
    post_logout_redirect_uri: provider.signedOut,
    // Asked for by FranceConnect. Nothing hangs on it: the page that it comes back to changes nothing.
    state: randomBytes(16).toString('base64url'),
  }).href;
}

const keyOf = (token: Buffer) => Buffer.from(hkdfSync('sha256', token, '', 'ecluse sso logout', 32));

function seal(token: Buffer, text: string): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(token), iv);
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

function unseal(token: Buffer, sealed: Buffer): string | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(token), sealed.subarray(0, 12));
    decipher.setAuthTag(sealed.subarray(-16));
    return decipher.update(sealed.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
}
