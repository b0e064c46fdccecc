import { authorizationCodeGrant, type Configuration, fetchUserInfo } from 'openid-client';
import type { IdentityDeps } from '../deps.ts';
import { challengeTaker } from '../passkeys/challenge.ts';
import { boundTo, CHALLENGE_OF, kindOf, type WayKind, wayOf } from './way.ts';

/** What a provider vouched for, checked. */
export interface Vouched {
  kind: WayKind;
  issuer: string;
  subject: string;
  /** Of the signed id_token alone. */
  acr: string | null;
  /** Of userinfo, for the same subject; whoever reads it parses what it needs. */
  info: Readonly<Record<string, unknown>>;
  /** For signing out there: kept sealed, never shown, never logged. */
  idToken: string;
}

/**
 * Verifies what the browser brought back from a provider.
 *
 * Takes the address it came back to, the cookie of the way out, the kinds of way that this address is for, and the
 * session that came with it. Returns null when this is no answer to a way of this browser (and session), at most five
 * minutes old and used once; when state, nonce, PKCE, signature, issuer (also the `iss` of the address, RFC 9207),
 * audience or subject are wrong; when the person gave up.
 */
export async function comeBack(
  deps: IdentityDeps,
  configuration: Configuration,
  a: { at: URL; way: Buffer | null; kinds: readonly WayKind[]; session: Buffer | null },
): Promise<Vouched | null> {
  const state = a.at.searchParams.get('state') ?? '';
  const kind = a.way === null ? null : kindOf(a.way, state, a.kinds);
  if (a.way === null || kind === null) return null;
  const bound = boundTo(kind, a.way, a.session);
  if (bound === null) return null;
  if (!(await challengeTaker(deps.db.signin, CHALLENGE_OF[kind], bound).take(state))) return null;
  const way = wayOf(a.way, kind);
  try {
    const tokens = await authorizationCodeGrant(configuration, a.at, {
      expectedState: state,
      expectedNonce: way.nonce,
      pkceCodeVerifier: way.codeVerifier,
      idTokenExpected: true,
    });
    const signed = tokens.claims();
    if (signed === undefined || tokens.id_token === undefined) return null;
    const info = await fetchUserInfo(configuration, tokens.access_token, signed.sub);
    return {
      kind,
      issuer: configuration.serverMetadata().issuer,
      subject: signed.sub,
      acr: typeof signed.acr === 'string' ? signed.acr : null,
      info,
      idToken: tokens.id_token,
    };
  } catch {
    // The provider's answer, or its silence: nothing was taken from the database here but the challenge above.
    return null;
  }
}
