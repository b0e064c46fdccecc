import { authorizationCodeGrant, type Configuration, fetchUserInfo } from 'openid-client';
import { z } from 'zod';
import { callRows, callValue } from '../../db/call.ts';
import type { IdentityDeps } from '../deps.ts';
import { challengeTaker } from '../passkeys/challenge.ts';
import { newToken } from '../tokens.ts';
import { wayOf } from './way.ts';

const text = z.string().max(300).optional().catch(undefined);
/** What we read of the provider's claims; whatever else it says is not looked at. */
const claimsSchema = z.object({
  sub: z.string().min(1).max(255),
  acr: text,
  siret: text,
  idp_id: text,
  email: text,
  given_name: text,
  usual_name: text,
  family_name: text,
});

export type SsoAnswer = { ok: true; token: Buffer } | { ok: false; code: string };

/**
 * Verifies what the browser brought back from the provider, and enters if the database says so.
 *
 * Takes the address it came back to, the cookie of the way out, the client (keyed hash of its address).
 * Refuses: `rate_limited`, `failed` (no way out from this browser, used or late; state, nonce, PKCE, signature, issuer
 * or audience wrong; the person gave up), and those of `identity.sso_sign_in`.
 */
export async function finishSso(
  deps: IdentityDeps,
  provider: Configuration,
  a: { at: URL; way: Buffer | null; client: Buffer },
): Promise<SsoAnswer> {
  const { signin } = deps.db;
  if (!(await callValue<boolean>(signin, 'identity.may_try', ['sso', a.client]))) {
    return { ok: false, code: 'rate_limited' };
  }
  const claims = a.way === null ? null : await claimsOf(deps, provider, a.at, a.way);
  if (claims === null) {
    await callValue(signin, 'identity.refuse_sign_in', [
      'sso',
      a.client,
      'identity.sign_in',
      'sso_failed',
      null,
    ]);
    return { ok: false, code: 'failed' };
  }
  const token = newToken();
  const name = [claims.given_name, claims.usual_name ?? claims.family_name].filter(Boolean).join(' ');
  const [row] = await callRows<{ code: string | null }>(signin, 'identity.sso_sign_in', [
    provider.serverMetadata().issuer,
    claims.sub,
    claims.acr ?? null,
    claims.siret ?? null,
    claims.idp_id ?? null,
    claims.email ?? null,
    printable(name),
    token,
  ]);
  const code = row === undefined ? 'failed' : row.code;
  return code === null ? { ok: true, token } : { ok: false, code };
}

/** The acr is that of the signed id_token alone; the rest may come from userinfo, of the same subject. */
async function claimsOf(deps: IdentityDeps, provider: Configuration, at: URL, cookie: Buffer) {
  const way = wayOf(cookie);
  const state = at.searchParams.get('state') ?? '';
  if (!(await challengeTaker(deps.db.signin, 'sso', cookie).take(state))) return null;
  try {
    const tokens = await authorizationCodeGrant(provider, at, {
      expectedState: way.state.toString('base64url'),
      expectedNonce: way.nonce,
      pkceCodeVerifier: way.codeVerifier,
      idTokenExpected: true,
    });
    const signed = tokens.claims();
    if (signed === undefined) return null;
    const info = await fetchUserInfo(provider, tokens.access_token, signed.sub);
    const parsed = claimsSchema.safeParse({ ...info, sub: signed.sub, acr: signed.acr });
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof Error && 'severity' in error) throw error; // the database's: a fault
    return null;
  }
}

function printable(name: string): string {
  return name.replace(/[\p{C}<>]/gu, '').slice(0, 100);
}
