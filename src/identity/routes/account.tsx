import { Hono } from 'hono';
import { callValue } from '../../db/call.ts';
import { type AppContext, type AppEnv, RefusalPage, type TextKey } from '../../ui/index.ts';
import { setEnrolmentCookie } from '../cookies.ts';
import type { IdentityDeps } from '../deps.ts';
import { listOwnPasskeys, listOwnSessions } from '../list-own.ts';
import { requireRole } from '../require-role.tsx';
import { refusalText } from '../texts.ts';
import { newToken } from '../tokens.ts';
import { AccountPage } from '../views/account-page.tsx';

const done: Record<string, TextKey> = {
  added: 'identity.account.done.added',
  renamed: 'identity.account.done.renamed',
  removed: 'identity.account.done.removed',
};

/** `/mon-compte`: one's own passkeys and sessions. */
export function accountRoutes(deps: IdentityDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { app: pool, signin } = deps.db;
  app.use('/mon-compte', requireRole('counsellor', 'account_manager', 'supervisor', 'provider'));
  app.use('/mon-compte/*', requireRole('counsellor', 'account_manager', 'supervisor', 'provider'));

  const page = async (c: AppContext, more: { done?: TextKey; problem?: string }) => {
    const token = c.var.token ?? Buffer.alloc(0);
    const [passkeys, sessions] = await Promise.all([
      listOwnPasskeys(pool, token),
      listOwnSessions(pool, token),
    ]);
    return <AccountPage c={c} passkeys={passkeys} sessions={sessions} {...more} />;
  };

  app.get('/mon-compte', async (c) => c.html(await page(c, { done: done[c.req.query('fait') ?? ''] })));

  const answer = async (c: AppContext, code: string | null, fait: string) => {
    if (code === null) return c.redirect(`/mon-compte?fait=${fait}`, 303);
    if (code === 'presence') {
      return c.html(<RefusalPage c={c} code="presence" presenceHref="/presence?retour=/mon-compte" />, 403);
    }
    return c.html(await page(c, { problem: refusalText(c, code) }), code === 'no_session' ? 401 : 422);
  };

  // The one-time token goes straight into the cookie of the enrolment page: it appears in no address.
  app.post('/mon-compte/cles', async (c) => {
    const enrolment = newToken();
    const code = await callValue<string | null>(signin, 'identity.request_enrolment', [
      c.var.token,
      enrolment,
    ]);
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
    const code = await callValue<string | null>(pool, 'identity.remove_passkey', [
      c.var.token,
      c.req.param('id'),
    ]);
    return answer(c, code, 'removed');
  });

  return app;
}
