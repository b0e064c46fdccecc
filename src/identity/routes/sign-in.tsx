import { Hono } from 'hono';
import { callValue } from '../../db/call.ts';
import { type AppContext, type AppEnv, localPath, type TextKey, t } from '../../ui/index.ts';
import { clientKey } from '../client-key.ts';
import { clearSessionCookie } from '../cookies.ts';
import { isDemoDoorOpen } from '../demo-door.ts';
import type { IdentityDeps } from '../deps.ts';
import { listDemoAccounts } from '../list-demo-accounts.ts';
import { openSession } from '../open-session.ts';
import { beginSignIn } from '../passkeys/begin-signature.ts';
import { finishSignIn } from '../passkeys/finish-sign-in.ts';
import { leave } from '../sso/leaving-page.tsx';
import { logoutAddress } from '../sso/logout.ts';
import type { SsoProviders } from '../sso/provider.ts';
import { signInRefusalText } from '../texts.ts';
import { newToken } from '../tokens.ts';
import { SignInPage } from '../views/sign-in-page.tsx';
import { readIslandBody } from './read-json.ts';

const messages: Record<string, TextKey> = {
  bienvenue: 'identity.signIn.welcome',
  deconnecte: 'identity.signIn.signedOut',
  'deconnecte-partout': 'identity.signIn.signedOutEverywhere',
  'deconnecte-fournisseur': 'identity.signIn.signedOutThere',
};

/** `/connexion`, `/deconnexion`, and the demonstration's way in. */
export function signInRoutes(deps: IdentityDeps, providers: SsoProviders): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  const page = async (c: AppContext, more: { retour?: string; message?: TextKey; problem?: TextKey }) => {
    const demo = isDemoDoorOpen(c, deps.config) ? await listDemoAccounts(deps) : null;
    return (
      <SignInPage
        c={c}
        retour={localPath(more.retour)}
        message={more.message}
        problem={more.problem}
        demo={demo}
        sso={providers.agent !== null}
        young={deps.config.youngOidc?.name ?? null}
      />
    );
  };

  app.get('/connexion', async (c) => {
    const retour = c.req.query('retour');
    if (c.var.actor !== null && c.var.actor.method !== 'link') return c.redirect(localPath(retour), 303);
    return c.html(await page(c, { retour, message: messages[c.req.query('message') ?? ''] }));
  });

  // Reached only without script: a passkey cannot be read then, and the page says so.
  app.post('/connexion', async (c) => {
    const { retour } = await c.req.parseBody();
    const to = typeof retour === 'string' ? retour : undefined;
    return c.html(await page(c, { retour: to, problem: 'identity.signIn.noScript' }));
  });

  app.post('/connexion/options', async (c) => c.json({ ok: true, options: await beginSignIn(deps) }));

  app.post('/connexion/verifier', async (c) => {
    const { answer, retour } = await readIslandBody(c);
    const signedIn = await finishSignIn(deps, { answer, client: clientKey(c, deps.config) });
    if (!signedIn.ok) {
      const { code } = signedIn;
      const shown = code === 'rate_limited' || code === 'passkey_cloned' ? code : 'sign_in';
      return c.json(
        { ok: false, code: shown, text: signInRefusalText(c, code) },
        code === 'rate_limited' ? 429 : 401,
      );
    }
    await openSession(c, deps, signedIn.token);
    return c.json({ ok: true, goto: localPath(retour) });
  });

  app.post('/deconnexion', async (c) => signOut(c, 'identity.end_session', 'deconnecte'));
  app.post('/deconnexion/partout', async (c) =>
    signOut(c, 'identity.end_all_sessions', 'deconnecte-partout'),
  );

  async function signOut(c: AppContext, fn: string, message: string) {
    const { token, actor } = c.var;
    if (token) await callValue<string | null>(deps.db.app, fn, [token]);
    clearSessionCookie(c, deps.config);
    // The page that follows is drawn for nobody.
    c.set('actor', null);
    const elsewhere = token ? await logoutAddress(deps, providers, token) : null;
    if (elsewhere !== null) {
      return leave({
        c,
        href: elsewhere,
        title: t(c, 'identity.sso.signedOut'),
        lead: t(c, 'identity.sso.signedOutHelp'),
        go: t(c, 'identity.sso.signOutThere'),
      });
    }
    const young = actor?.method === 'young' && providers.young !== null;
    return c.redirect(young ? '/connexion/jeune?message=deconnecte' : `/connexion?message=${message}`, 303);
  }

  app.post('/demo/entrer', async (c) => {
    const { compte } = await c.req.parseBody();
    const account = typeof compte === 'string' && /^\d{1,18}$/.test(compte) ? compte : null;
    const token = newToken();
    const open = isDemoDoorOpen(c, deps.config) && account !== null;
    const code = open
      ? await callValue<string | null>(deps.db.signin, 'identity.start_session', [account, 'demo', token])
      : 'demo_off';
    if (code !== null) return c.html(await page(c, { problem: 'identity.demo.refused' }), 403);
    await openSession(c, deps, token);
    return c.redirect('/', 303);
  });

  return app;
}
