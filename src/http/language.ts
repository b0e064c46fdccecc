import type { Hono, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { type AppEnv, localPath } from '../ui/index.ts';
import type { HttpDeps } from './deps.ts';

const COOKIE = 'ecluse_lang';

/** French unless English was chosen here: the screens are for French services, whatever the browser's language. */
export const chosenLanguage: MiddlewareHandler<AppEnv> = async (c, next) => {
  const lang = getCookie(c, COOKIE) === 'en' ? 'en' : 'fr';
  c.set('lang', lang);
  await next();
  c.res.headers.set('Content-Language', lang);
};

/** The switch at the foot of every page. */
export function mountLanguageSwitch(app: Hono<AppEnv>, config: HttpDeps['config']): void {
  app.post('/langue', async (c) => {
    const form = await c.req.parseBody();
    setCookie(c, COOKIE, form.lang === 'en' ? 'en' : 'fr', {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      secure: config.publicUrl.startsWith('https:'),
      maxAge: 365 * 86_400,
    });
    return c.redirect(localPath(typeof form.retour === 'string' ? form.retour : null), 303);
  });
}
