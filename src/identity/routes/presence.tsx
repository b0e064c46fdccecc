import { Hono } from 'hono';
import { callRows } from '../../db/call.ts';
import { type AppContext, type AppEnv, localPath, type MovedSession, t } from '../../ui/index.ts';
import type { IdentityDeps } from '../deps.ts';
import { offerDeviceBinding } from '../device/offer.ts';
import { beginTouch } from '../passkeys/begin-signature.ts';
import { finishPresence } from '../passkeys/finish-presence.ts';
import { finishRebind } from '../passkeys/finish-rebind.ts';
import { requireRole } from '../require-role.tsx';
import { bindingOf } from '../session-binding.ts';
import { refusalText } from '../texts.ts';
import { PresencePage } from '../views/presence-page.tsx';
import { readIslandBody } from './read-json.ts';

/** `/presence`: a passkey touch in this very session, for what is sensitive (law 9). */
export function presenceRoutes(deps: IdentityDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const agents = requireRole('counsellor', 'account_manager', 'supervisor', 'provider');

  // Some seconds to spare: the act that follows must still find it fresh.
  const isFresh = (c: AppContext) => (c.var.actor?.presenceUntil?.getTime() ?? 0) > Date.now() + 15_000;
  const refuse = (c: AppContext, code: string) =>
    c.json({ ok: false, code, text: refusalText(c, code) }, code === 'no_session' ? 401 : 403);

  const page = async (c: AppContext, retour: string, untouched: boolean) => {
    const keys = await callRows(deps.db.signin, 'identity.find_passkeys', [c.var.token]);
    return c.html(<PresencePage c={c} retour={retour} hasPasskey={keys.length > 0} untouched={untouched} />);
  };

  app.get('/presence', agents, async (c) => page(c, localPath(c.req.query('retour')), false));

  app.post('/presence', agents, async (c) => {
    const { retour } = await c.req.parseBody();
    const to = localPath(typeof retour === 'string' ? retour : null);
    return isFresh(c) ? c.redirect(to, 303) : page(c, to, true);
  });

  app.post('/presence/options', async (c) => {
    const token = c.var.token ?? c.var.moved?.token ?? null;
    if (token === null) return refuse(c, 'no_session');
    if (isFresh(c)) return c.json({ ok: true, fresh: true });
    const options = await beginTouch(deps, token, 'presence');
    if (options === null) return refuse(c, 'no_passkey');
    const texts = { cancelled: t(c, 'identity.error.cancelled'), failed: t(c, 'identity.error.failed') };
    return c.json({ ok: true, fresh: false, options, texts });
  });

  app.post('/presence/verifier', async (c) => {
    const { token, actor, moved } = c.var;
    if (moved) return rebind(c, moved);
    if (token === null || actor === null) return refuse(c, 'no_session');
    const { answer } = await readIslandBody(c);
    const code = await finishPresence(deps, { token, accountId: actor.accountId, answer });
    return code === null ? c.json({ ok: true }) : refuse(c, code);
  });

  // The same touch, in a session that shows up elsewhere: from now on it belongs there.
  const rebind = async (c: AppContext, { token, accountId }: MovedSession) => {
    const { answer } = await readIslandBody(c);
    const code = await finishRebind(deps, { token, accountId, answer }, bindingOf(c, deps.config, token));
    if (code !== null) return refuse(c, code);
    await offerDeviceBinding(c, deps, token);
    return c.json({ ok: true });
  };

  return app;
}
