import { Hono } from 'hono';
import { callRows } from '../../db/index.ts';
import type { AppEnv } from '../../ui/index.ts';
import type { ReferralDeps } from '../deps.ts';
import { OutboxPage } from '../views/outbox-page.tsx';

/** `/boite-envoi`: exists only in a demo, on loopback, without a mail server. Elsewhere there is nothing here. */
export function outboxRoutes(deps: ReferralDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  if (deps.mailer.kind !== 'folder' || !deps.config.demo || !deps.config.loopback) return app;
  app.get('/boite-envoi', async (c) => {
    const [messages, waiting] = await Promise.all([
      deps.mailer.list(),
      callRows(deps.db.app, 'referrals.waiting_messages', [100]),
    ]);
    c.header('Cache-Control', 'no-store');
    return c.html(<OutboxPage c={c} messages={messages} waiting={waiting.length} />);
  });
  return app;
}
