import { Hono } from 'hono';
import { callValue } from '../../db/call.ts';
import { type AppContext, type AppEnv, RefusalPage, t } from '../../ui/index.ts';
import { clientKey } from '../client-key.ts';
import { clearSsoCookie, readSsoCookie } from '../cookies.ts';
import type { IdentityDeps } from '../deps.ts';
import { openSession } from '../open-session.ts';
import { comeBack } from '../sso/come-back.ts';
import { leaveFor } from '../sso/leave.ts';
import { leave } from '../sso/leaving-page.tsx';
import { keepForLogout } from '../sso/logout.ts';
import type { SsoProviders } from '../sso/provider.ts';
import { bindIdentity } from './bind-identity.ts';
import { enterYoung } from './enter.ts';
import { YoungAnswerPage, YoungSignInPage } from './pages.tsx';

/**
 * `/connexion/jeune`: a young person enters by their identity at the provider. `/mon-identite`: in the session of a link,
 * they bind it first. Not found when the instance has no provider for young people; undoing works all the same.
 */
export function youngRoutes(deps: IdentityDeps, providers: SsoProviders): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const provider = providers.young;
  const name = deps.config.youngOidc?.name ?? '';
  const { signin, app: pool } = deps.db;

  const answer = (c: AppContext, code: string, status: 403 | 429 | 503 = 403) =>
    c.html(<YoungAnswerPage c={c} code={code} provider={name} />, status);

  app.get('/connexion/jeune', (c) => {
    if (!provider) return c.notFound();
    if (c.var.actor?.method === 'young') return c.redirect('/mes-propositions', 303);
    const signedOut = c.req.query('message') === 'deconnecte';
    return c.html(<YoungSignInPage c={c} provider={name} signedOut={signedOut} />);
  });

  // A link, as for agents, and why there. It changes nothing but a challenge.
  app.get('/connexion/jeune/aller', async (c) => {
    if (!provider) return c.notFound();
    const configuration = await provider.reach();
    if (configuration === null) return answer(c, 'unreachable', 503);
    const way = await leaveFor(deps, c, { provider, configuration, kind: 'young' });
    return way.ok ? c.redirect(way.href, 303) : answer(c, way.code);
  });

  // The person agreed to the words on the page that this form stands on: hence a POST, and from our own page only.
  app.post('/mon-identite/rattacher', async (c) => {
    if (!provider) return c.notFound();
    if (c.var.actor?.method !== 'link' || c.var.actor.role !== 'beneficiary') {
      return c.html(
        <RefusalPage c={c} code={c.var.actor ? 'role' : 'no_session'} />,
        c.var.actor ? 403 : 401,
      );
    }
    const configuration = await provider.reach();
    if (configuration === null) return answer(c, 'unreachable', 503);
    const way = await leaveFor(deps, c, { provider, configuration, kind: 'young_bind' });
    if (!way.ok) return answer(c, way.code);
    return leave({
      c,
      href: way.href,
      title: t(c, 'identity.young.leaving', { provider: name }),
      lead: t(c, 'identity.young.leavingHelp', { provider: name }),
      go: t(c, 'identity.young.continue', { provider: name }),
    });
  });

  app.get('/connexion/jeune/retour', async (c) => {
    if (!provider) return c.notFound();
    const way = readSsoCookie(c, deps.config);
    clearSsoCookie(c, deps.config);
    const client = clientKey(c, deps.config);
    if (!(await callValue<boolean>(signin, 'identity.may_try', ['young', client]))) {
      return answer(c, 'rate_limited', 429);
    }
    const configuration = await provider.reach();
    if (configuration === null) return answer(c, 'unreachable', 503);
    const at = new URL(provider.back);
    at.search = new URL(c.req.url).search;
    const { token, actor } = c.var;
    const who = await comeBack(deps, configuration, {
      at,
      way,
      kinds: ['young', 'young_bind'],
      session: token,
    });
    if (who === null) {
      const refused = ['young', client, 'identity.sign_in', 'sso_failed', null];
      await callValue(signin, 'identity.refuse_sign_in', refused);
      return answer(c, 'failed');
    }
    if (who.kind === 'young_bind') {
      const referralId = actor?.scopeReferral ?? null;
      if (token === null || referralId === null) return answer(c, 'young_link_needed');
      const code = await bindIdentity(deps, { token, referralId }, who);
      if (code !== null) return answer(c, code);
      // The session stays that of the link: signing out of it signs out at the provider as well.
      await keepForLogout(deps, token, 'young', who.idToken);
      return c.redirect('/ma-proposition?fait=rattachee', 303);
    }
    const entered = await enterYoung(deps, who);
    if (!entered.ok) return answer(c, entered.code);
    await keepForLogout(deps, entered.token, 'young', who.idToken);
    await openSession(c, deps, entered.token);
    return c.redirect('/mes-propositions', 303);
  });

  app.get('/connexion/jeune/deconnecte', (c) =>
    provider ? c.redirect('/connexion/jeune?message=deconnecte', 303) : c.notFound(),
  );

  app.post('/mon-identite/detacher', async (c) => {
    const { token, actor } = c.var;
    if (!token || !actor) return c.html(<RefusalPage c={c} code="no_session" />, 401);
    const { code, entry } = await callValue<{ code: string | null; entry: string }>(
      pool,
      'identity.young_unbind',
      [token, null, null],
    );
    if (code !== null) return c.html(<RefusalPage c={c} code={code} entryId={entry} />, 403);
    if (actor.method === 'link') return c.redirect('/ma-proposition?fait=detachee', 303);
    return c.html(<YoungAnswerPage c={c} code="unbound" provider={name} />);
  });

  return app;
}
