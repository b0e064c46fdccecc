import { Hono } from 'hono';
import { callValue } from '../../db/index.ts';
import type { AppContext, AppEnv } from '../../ui/index.ts';
import { parseCode } from '../codes.ts';
import type { NoticePageDeps } from '../deps.ts';
import { InstancePace, type Verified, verifyCode } from '../verify.ts';
import { REPORTED, ReportPage } from '../views/report-page.tsx';
import { VerifyPage } from '../views/verify-page.tsx';

/** What the whole instance looks up in a minute. */
const PER_MINUTE = 6000;

/** `/verifier` and its report: open to anybody, counted per address before (`src/http/app.ts`) and as a whole here. */
export function verifyRoutes(deps: Pick<NoticePageDeps, 'db' | 'vault'>): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const pace = new InstancePace(PER_MINUTE);

  app.get('/verifier', (c) => c.html(<VerifyPage c={c} typed={null} answer={null} />));

  app.post('/verifier', async (c) => {
    const { code: typed } = await c.req.parseBody();
    c.header('Cache-Control', 'no-store');
    const text = typeof typed === 'string' ? typed : '';
    const code = parseCode(text);
    if (code === null) return c.html(<VerifyPage c={c} typed={text} answer="malformed" />);
    if (!pace.take(Date.now())) return tooMany(c);
    const found: Verified | null = await verifyCode(deps.db.app, await deps.vault.noticeKey(), code);
    return c.html(<VerifyPage c={c} typed={text} answer={found ?? 'unknown'} />);
  });

  app.get('/verifier/signaler', (c) => c.html(<ReportPage c={c} thanks={c.req.query('merci') === '1'} />));

  app.post('/verifier/signaler', async (c) => {
    const { channel } = await c.req.parseBody();
    const known = REPORTED.find((one) => one === channel);
    if (!known) return c.html(<ReportPage c={c} thanks={false} />, 400);
    if (!pace.take(Date.now())) return tooMany(c);
    await callValue(deps.db.app, 'notice.report', [known]);
    return c.redirect('/verifier/signaler?merci=1', 303);
  });

  return app;
}

function tooMany(c: AppContext): Response {
  c.header('Retry-After', '60');
  return c.text('429', 429);
}
