import { Hono } from 'hono';
import { callValue } from '../../db/call.ts';
import { type AppContext, type AppEnv, RefusalPage, type TextKey, t } from '../../ui/index.ts';
import { setEnrolmentCookie } from '../cookies.ts';
import type { IdentityDeps } from '../deps.ts';
import { listOwnPasskeys, listOwnSessions } from '../list-own.ts';
import { beginTouch } from '../passkeys/begin-signature.ts';
import { removePasskey, requestEnrolment } from '../passkeys/change-keys.ts';
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
  const { app: pool } = deps.db;
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
