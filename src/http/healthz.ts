import type { Hono } from 'hono';
import type { AppEnv } from '../ui/index.ts';
import type { HttpDeps } from './deps.ts';

/** 200 once the database answers, 503 otherwise; for a supervisor, so before any other check. */
export function mountHealth(app: Hono<AppEnv>, db: HttpDeps['db']): void {
  app.get('/healthz', async (c) => {
    try {
      await db.app.query('SELECT 1');
      return c.json({ status: 'ok' });
    } catch {
      return c.json({ status: 'unavailable' }, 503);
    }
  });
}
