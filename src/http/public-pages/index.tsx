import { Hono } from 'hono';
import type { AppEnv } from '../../ui/index.ts';
import { TextPage } from './text-page.tsx';

/** Pages that anybody may read. They touch no data at all. */
export function publicPages(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get('/aide', (c) =>
    c.html(<TextPage c={c} family="help" sections={['agents', 'link', 'key', 'script']} />),
  );
  app.get('/accessibilite', (c) =>
    c.html(<TextPage c={c} family="a11y" sections={['status', 'known', 'contact']} />),
  );
  app.get('/donnees-personnelles', (c) =>
    c.html(<TextPage c={c} family="privacy" sections={['what', 'who', 'rights', 'cookies']} />),
  );
  return app;
}
