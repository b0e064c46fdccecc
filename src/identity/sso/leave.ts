import { buildAuthorizationUrl, type Configuration, calculatePKCECodeChallenge } from 'openid-client';
import { callValue } from '../../db/call.ts';
import type { AppContext } from '../../ui/index.ts';
import { setSsoCookie } from '../cookies.ts';
import type { IdentityDeps } from '../deps.ts';
import { newToken } from '../tokens.ts';
import type { SsoProvider } from './provider.ts';
import { boundTo, CHALLENGE_OF, type Way, type WayKind, wayOf } from './way.ts';

/** Remembers a way to the provider: the state's challenge, and what it is bound to. Returns a refusal's code, or null. */
export type Remember = (state: Buffer, bound: Buffer) => Promise<string | null>;

/**
 * Begins a way to the provider: gives this browser its cookie and tells the address to go to.
 *
 * `remember` is where the act itself is checked (a passkey touch, say); without it the way is open to anybody, and
 * changes nothing but a challenge. Refuses with what `remember` says; `no_session` when this kind of way needs one.
 */
export async function leaveFor(
  deps: IdentityDeps,
  c: AppContext,
  to: { provider: SsoProvider; configuration: Configuration; kind: WayKind },
  remember?: Remember,
): Promise<{ ok: true; href: string } | { ok: false; code: string }> {
  const { kind } = to;
  const token = newToken();
  const way = wayOf(token, kind);
  const bound = boundTo(kind, token, c.var.token);
  if (bound === null) return { ok: false, code: 'no_session' };
  const write: Remember =
    remember ??
    (async (state, b) => {
      await callValue(deps.db.signin, 'identity.create_challenge', [state, CHALLENGE_OF[kind], b]);
      return null;
    });
  const code = await write(way.state, bound);
  if (code !== null) return { ok: false, code };
  setSsoCookie(c, deps.config, token);
  return { ok: true, href: await addressOf(to.provider, to.configuration, kind, way) };
}

async function addressOf(provider: SsoProvider, configuration: Configuration, kind: WayKind, way: Way) {
  const young = kind === 'young' || kind === 'young_bind';
  const to = buildAuthorizationUrl(configuration, {
    redirect_uri: provider.back,
    scope: provider.oidc.scope,
    state: way.state.toString('base64url'),
    nonce: way.nonce,
    code_challenge: await calculatePKCECodeChallenge(way.codeVerifier),
    code_challenge_method: 'S256',
    // Asked for here, and looked at again when the answer comes back: a provider may give less. FranceConnect wants the
    // parameter, ProConnect the claim.
    ...(young
      ? { acr_values: 'eidas1' }
      : {
          claims: JSON.stringify({
            id_token: { acr: { essential: false, values: ['eidas3', 'eidas2', 'eidas1'] } },
          }),
        }),
  });
  return to.href;
}
