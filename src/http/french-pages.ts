import type { MiddlewareHandler } from 'hono';
import { type AppEnv, frenchHtml } from '../ui/index.ts';

/** French pages leave with French spaces and apostrophes; see `src/ui/typography.ts`. */
export const frenchPages: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next();
  if (c.var.lang !== 'fr' || !c.res.headers.get('content-type')?.startsWith('text/html')) return;
  const { status, headers } = c.res;
  const body = frenchHtml(await c.res.text());
  headers.delete('content-length');
  c.res = new Response(body, { status, headers });
};
