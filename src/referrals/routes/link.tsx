import { Hono } from 'hono';
import { callValue } from '../../db/index.ts';
import { type AppEnv, RefusalPage } from '../../ui/index.ts';
import type { ReferralDeps } from '../deps.ts';
import { DeadLinkPage, deadLink, LinkAskedPage, LinkPage } from '../views/link-pages.tsx';

const aToken = /^[\w-]{43}$/;

/** `/lien/:token`: GET shows a button, POST uses the link up. The token stays in no later address. */
export function linkRoutes(deps: ReferralDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  app.use('/lien/*', async (c, next) => {
    c.header('Cache-Control', 'no-store');
    // The address holds a secret: it must not travel as a referrer.
    c.header('Referrer-Policy', 'no-referrer');
    await next();
    c.header('Referrer-Policy', 'no-referrer');
  });

  app.get('/lien/:token', (c) => {
    const token = c.req.param('token');
    if (!aToken.test(token)) return c.html(<DeadLinkPage c={c} why="unknown" action={null} />, 404);
    return c.html(<LinkPage c={c} action={`/lien/${token}`} />);
  });

  app.post('/lien/:token', async (c) => {
    const token = c.req.param('token');
    if (!aToken.test(token)) return c.html(<DeadLinkPage c={c} why="unknown" action={null} />, 404);
    const redeemed = await deps.redeemLink(c, token);
    if (redeemed.ok) return c.redirect(redeemed.purpose === 'answer' ? '/reponse' : '/ma-proposition', 303);
    if (redeemed.code === 'rate_limited') return c.html(<RefusalPage c={c} code="rate_limited" />, 429);
    return c.html(
      <DeadLinkPage c={c} why={deadLink(redeemed.code)} action={`/lien/${token}/nouveau`} />,
      410,
    );
  });

  app.post('/lien/:token/nouveau', async (c) => {
    const token = c.req.param('token');
    if (aToken.test(token)) await requestLink(deps, Buffer.from(token, 'base64url'));
    return c.html(<LinkAskedPage c={c} />);
  });

  return app;
}

/** Asks for a new link to the same address, for the holder of a link or of its session. */
export async function requestLink(deps: ReferralDeps, token: Buffer): Promise<void> {
  const queued = await callValue<string | null>(deps.db.app, 'referrals.request_link', [token]);
  if (queued !== null) await deps.sendWaiting();
}
