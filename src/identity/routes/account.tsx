import { Hono } from 'hono';
import { callValue } from '../../db/call.ts';
import { type AppContext, type AppEnv, findText, RefusalPage, type TextKey, t } from '../../ui/index.ts';
import { setEnrolmentCookie } from '../cookies.ts';
import type { IdentityDeps } from '../deps.ts';
import { listOwnPasskeys, listOwnSessions } from '../list-own.ts';
import { beginTouch } from '../passkeys/begin-signature.ts';
import { removePasskey, requestEnrolment } from '../passkeys/change-keys.ts';
import { requireRole } from '../require-role.tsx';
import { leaveFor } from '../sso/leave.ts';
import { leave } from '../sso/leaving-page.tsx';
import { rememberLink } from '../sso/link-account.ts';
import type { SsoProviders } from '../sso/provider.ts';
import { refusalText } from '../texts.ts';
import { newToken } from '../tokens.ts';
import { AccountPage } from '../views/account-page.tsx';

const done: Record<string, TextKey> = {
  added: 'identity.account.done.added',
  renamed: 'identity.account.done.renamed',
  removed: 'identity.account.done.removed',
  sso: 'identity.account.done.sso',
  'sso-detachee': 'identity.account.done.ssoUnlinked',
};

/** `/mon-compte`: one's own passkeys and sessions. */
export function accountRoutes(deps: IdentityDeps, providers: SsoProviders): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { app: pool } = deps.db;
  app.use('/mon-compte', requireRole('counsellor', 'account_manager', 'supervisor', 'provider'));
  app.use('/mon-compte/*', requireRole('counsellor', 'account_manager', 'supervisor', 'provider'));

  const page = async (c: AppContext, more: { done?: TextKey; problem?: string }) => {
    const token = c.var.token ?? Buffer.alloc(0);
    const [passkeys, sessions, since] = await Promise.all([
      listOwnPasskeys(pool, token),
      listOwnSessions(pool, token),
      callValue<Date | null>(pool, 'identity.sso_linked_since', [token]),
    ]);
    const sso = providers.agent === null ? null : { since };
    return <AccountPage c={c} passkeys={passkeys} sessions={sessions} sso={sso} {...more} />;
  };

  app.get('/mon-compte', async (c) => {
    const refused = c.req.query('refus');
    const problem = refused
      ? (findText(c, `identity.sso.link.${refused}`) ?? t(c, 'identity.sso.link.failed'))
      : undefined;
    return c.html(await page(c, { done: done[c.req.query('fait') ?? ''], problem }));
  });

  const answer = async (c: AppContext, code: string | null, fait: string) => {
    if (code === null) return c.redirect(`/mon-compte?fait=${fait}`, 303);
    if (code === 'presence') {
      return c.html(<RefusalPage c={c} code="presence" presenceHref="/presence?retour=/mon-compte" />, 403);
    }
    return c.html(await page(c, { problem: refusalText(c, code) }), code === 'no_session' ? 401 : 422);
  };

  /** Who acts, and the passkey's answer that the form brings; none without script, or before the first key. */
  const touchOf = async (c: AppContext) => {
    const { touch } = await c.req.parseBody();
    return {
      token: c.var.token ?? Buffer.alloc(0),
      accountId: c.var.actor?.accountId ?? '',
      answer: typeof touch === 'string' && touch !== '' ? readJson(touch) : undefined,
    };
  };

  app.post('/mon-compte/cles/options', async (c) => {
    const options = await beginTouch(deps, c.var.token ?? Buffer.alloc(0), 'key_change');
    if (options === null) {
      return c.json({ ok: false, code: 'no_passkey', text: refusalText(c, 'no_passkey') }, 403);
    }
    const texts = { cancelled: t(c, 'identity.error.cancelled'), failed: t(c, 'identity.error.failed') };
    return c.json({ ok: true, fresh: false, options, texts });
  });

  // The one-time token goes straight into the cookie of the enrolment page: it appears in no address.
  app.post('/mon-compte/cles', async (c) => {
    const enrolment = newToken();
    const code = await requestEnrolment(deps, { ...(await touchOf(c)), enrolment });
    if (code !== null) return answer(c, code, '');
    setEnrolmentCookie(c, deps.config, enrolment);
    return c.redirect('/enrolement', 303);
  });

  app.post('/mon-compte/cles/:id{[0-9]{1,18}}/nom', async (c) => {
    const { nom } = await c.req.parseBody();
    const label = typeof nom === 'string' ? nom : null;
    const code = await callValue<string | null>(pool, 'identity.rename_passkey', [
      c.var.token,
      c.req.param('id'),
      label,
    ]);
    return answer(c, code, 'renamed');
  });

  app.post('/mon-compte/cles/:id{[0-9]{1,18}}/suppression', async (c) => {
    const code = await removePasskey(deps, { ...(await touchOf(c)), passkeyId: c.req.param('id') });
    return answer(c, code, 'removed');
  });

  // Linking the account to one's identity at the provider: a touch for this very act, then out there and back
  // (`/connexion/agent/retour`, which links).
  app.post('/mon-compte/sso', async (c) => {
    const provider = providers.agent;
    if (!provider) return c.notFound();
    const configuration = await provider.reach();
    if (configuration === null) return c.redirect('/mon-compte?refus=unreachable', 303);
    const remember = rememberLink(deps, await touchOf(c));
    const way = await leaveFor(deps, c, { provider, configuration, kind: 'agent_link' }, remember);
    if (!way.ok) {
      const told = findText(c, `identity.sso.link.${way.code}`) !== null;
      return told ? c.redirect(`/mon-compte?refus=${way.code}`, 303) : answer(c, way.code, '');
    }
    return leave({
      c,
      href: way.href,
      title: t(c, 'identity.sso.leaving'),
      lead: t(c, 'identity.sso.leavingHelp'),
      go: t(c, 'identity.sso.continue'),
    });
  });

  app.post('/mon-compte/sso/detacher', async (c) => {
    const code = await callValue<string | null>(pool, 'identity.sso_unlink', [c.var.token]);
    if (code === null) return c.redirect('/mon-compte?fait=sso-detachee', 303);
    return c.redirect(`/mon-compte?refus=${code}`, 303);
  });

  return app;
}

/** What is not JSON reads as null: an answer all the same, refused as one. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
