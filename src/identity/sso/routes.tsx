import { Hono } from 'hono';
import { buildAuthorizationUrl, type Configuration, calculatePKCECodeChallenge } from 'openid-client';
import { callValue } from '../../db/call.ts';
import type { AppContext, AppEnv } from '../../ui/index.ts';
import { clientKey } from '../client-key.ts';
import { clearSsoCookie, readSsoCookie, setSsoCookie } from '../cookies.ts';
import type { IdentityDeps } from '../deps.ts';
import { openSession } from '../open-session.ts';
import { newToken } from '../tokens.ts';
import { finishSso } from './finish-sso.ts';
import { providerOf } from './provider.ts';
import { SsoAnswerPage } from './sso-answer-page.tsx';
import { wayOf } from './way.ts';

const BACK = '/connexion/agent/retour';

/** `/connexion/agent`: out to the identity provider, and back. Not found when the instance has none. */
export function ssoRoutes(deps: IdentityDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { oidc, publicUrl } = deps.config;
  const provider = oidc ? providerOf(oidc) : null;

  const reach = async (): Promise<Configuration | null> => (provider ? provider().catch(() => null) : null);
  const answer = (c: AppContext, code: string, status: 403 | 404 | 429 | 503 = 403) =>
    c.html(<SsoAnswerPage c={c} code={code} />, status);

  // A link, not a form: the page's own policy lets no form lead to another site. It changes nothing but a challenge.
  app.get('/connexion/agent/aller', async (c) => {
    if (!oidc) return c.notFound();
    const configuration = await reach();
    if (configuration === null) return answer(c, 'unreachable', 503);
    const token = newToken();
    const way = wayOf(token);
    await callValue(deps.db.signin, 'identity.create_challenge', [way.state, 'sso', token]);
    setSsoCookie(c, deps.config, token);
    const to = buildAuthorizationUrl(configuration, {
      redirect_uri: `${publicUrl}${BACK}`,
      scope: oidc.scope,
      state: way.state.toString('base64url'),
      nonce: way.nonce,
      code_challenge: await calculatePKCECodeChallenge(way.codeVerifier),
      code_challenge_method: 'S256',
      // Asked for here, and looked at again when the answer comes back: a provider may give less.
      claims: JSON.stringify({
        id_token: { acr: { essential: false, values: ['eidas3', 'eidas2', 'eidas1'] } },
      }),
    });
    return c.redirect(to.href, 303);
  });

  app.get(BACK, async (c) => {
    if (!oidc) return c.notFound();
    const way = readSsoCookie(c, deps.config);
    clearSsoCookie(c, deps.config);
    const configuration = await reach();
    if (configuration === null) return answer(c, 'unreachable', 503);
    const at = new URL(`${publicUrl}${BACK}`);
    at.search = new URL(c.req.url).search;
    const entered = await finishSso(deps, configuration, { at, way, client: clientKey(c, deps.config) });
    if (!entered.ok) return answer(c, entered.code, entered.code === 'rate_limited' ? 429 : 403);
    await openSession(c, deps, entered.token);
    return c.redirect('/', 303);
  });

  return app;
}
