import { Hono } from 'hono';
import { callValue } from '../../db/call.ts';
import type { AppContext, AppEnv } from '../../ui/index.ts';
import { clientKey } from '../client-key.ts';
import { clearSsoCookie, readSsoCookie } from '../cookies.ts';
import type { IdentityDeps } from '../deps.ts';
import { openSession } from '../open-session.ts';
import { comeBack } from './come-back.ts';
import { finishSso } from './finish-sso.ts';
import { leaveFor } from './leave.ts';
import { finishLink } from './link-account.ts';
import { keepForLogout } from './logout.ts';
import type { SsoProviders } from './provider.ts';
import { SsoAnswerPage } from './sso-answer-page.tsx';

/** `/connexion/agent`: out to the identity provider, and back. Not found when the instance has none. */
export function ssoRoutes(deps: IdentityDeps, providers: SsoProviders): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const provider = providers.agent;
  const { signin } = deps.db;

  const answer = (c: AppContext, code: string, status: 403 | 404 | 429 | 503 = 403) =>
    c.html(<SsoAnswerPage c={c} code={code} />, status);

  // A link, not a form: the page's own policy lets no form lead to another site. It changes nothing but a challenge.
  app.get('/connexion/agent/aller', async (c) => {
    if (!provider) return c.notFound();
    const configuration = await provider.reach();
    if (configuration === null) return answer(c, 'unreachable', 503);
    const way = await leaveFor(deps, c, { provider, configuration, kind: 'agent' });
    return way.ok ? c.redirect(way.href, 303) : answer(c, way.code);
  });

  app.get('/connexion/agent/retour', async (c) => {
    if (!provider) return c.notFound();
    const way = readSsoCookie(c, deps.config);
    clearSsoCookie(c, deps.config);
    const client = clientKey(c, deps.config);
    if (!(await callValue<boolean>(signin, 'identity.may_try', ['sso', client]))) {
      return answer(c, 'rate_limited', 429);
    }
    const configuration = await provider.reach();
    if (configuration === null) return answer(c, 'unreachable', 503);
    const at = new URL(provider.back);
    at.search = new URL(c.req.url).search;
    const session = c.var.token;
    const who = await comeBack(deps, configuration, { at, way, kinds: ['agent', 'agent_link'], session });
    if (who === null) {
      const refused = ['sso', client, 'identity.sign_in', 'sso_failed', null];
      await callValue(signin, 'identity.refuse_sign_in', refused);
      return answer(c, 'failed');
    }
    if (who.kind === 'agent_link') {
      const code = session === null ? 'no_session' : await finishLink(deps, session, who);
      return c.redirect(`/mon-compte?${code === null ? 'fait=sso' : `refus=${code}`}`, 303);
    }
    const entered = await finishSso(deps, who);
    if (!entered.ok) return answer(c, entered.code);
    await keepForLogout(deps, entered.token, 'agent', who.idToken);
    await openSession(c, deps, entered.token);
    return c.redirect('/', 303);
  });

  app.get('/connexion/agent/deconnecte', (c) =>
    provider ? c.redirect('/connexion?message=deconnecte-fournisseur', 303) : c.notFound(),
  );

  return app;
}
