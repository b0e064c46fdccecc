import { Hono } from 'hono';
import { readPage } from '../../db/index.ts';
import type { AppEnv } from '../../ui/index.ts';
import type { AccountDeps } from '../deps.ts';
import { refusalAnswer, signedIn } from '../session.tsx';
import { OwnRecoveryPage } from '../views/own-recovery-page.tsx';

/** `/ma-recuperation`: where the notice leads whoever still has a key, to stop what they did not ask for. */
export function ownRecoveryRoutes(deps: AccountDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get('/ma-recuperation', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    if (session.actor.method === 'link') return refusalAnswer(c, 'role', '/');
    const read = await readPage<{ request_id: string; due_at: string }>(
      deps.db.app,
      session.token,
      'my_recovery',
    );
    if (!read.ok) return refusalAnswer(c, read.code, '/');
    const [open] = read.rows;
    return c.html(<OwnRecoveryPage c={c} open={open ? { ...open, due_at: new Date(open.due_at) } : null} />);
  });
  return app;
}
