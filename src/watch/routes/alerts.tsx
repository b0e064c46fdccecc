import { Hono } from 'hono';
import { readForm, refusalAnswer, signedIn } from '../../accounts/index.ts';
import { callRows } from '../../db/index.ts';
import type { AppContext, AppEnv } from '../../ui/index.ts';
import { type AlertAct, actOnAlert } from '../act-on-alert.ts';
import type { WatchRouteDeps } from '../deps.ts';
import { FILTERS, findAlert, findAlerts } from '../find-alerts.ts';
import { AlertPage } from '../views/alert-page.tsx';
import { AlertsPage } from '../views/alerts-page.tsx';
import { type Done, doneText } from './done.ts';

/** `/alertes`, one alert, and what is done from it. */
export function alertRoutes(deps: WatchRouteDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { app: db } = deps.db;

  app.get('/alertes', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const filter = FILTERS.find((one) => one === c.req.query('etat')) ?? 'open';
    const list = await findAlerts(db, session.token, filter);
    if (!list.ok) return refusalAnswer(c, list.code, '/alertes');
    return c.html(<AlertsPage c={c} list={list.found} filter={filter} done={doneText(c)} />);
  });

  app.get('/alertes/:id{[0-9]{1,18}}', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const id = c.req.param('id');
    const detail = await findAlert(db, session.token, id);
    if (!detail.ok) return refusalAnswer(c, detail.code, `/alertes/${id}`);
    return c.html(<AlertPage c={c} detail={detail.found} done={doneText(c)} />);
  });

  // The alert says whose account it is: the address of the page does not.
  app.post('/alertes/:id{[0-9]{1,18}}/geler', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const id = c.req.param('id');
    const detail = await findAlert(db, session.token, id);
    if (!detail.ok) return refusalAnswer(c, detail.code, `/alertes/${id}`);
    const [row] = await callRows<{ code: string | null; frozen: number }>(db, 'identity.freeze', [
      session.token,
      detail.found.alert.account,
      'suspect',
    ]);
    return answer(c, id, row?.code ?? null, 'gel', row?.frozen ?? 0);
  });

  const post = (path: string, act: AlertAct, done: Done) =>
    app.post(`/alertes/:id{[0-9]{1,18}}/${path}`, async (c) => {
      const session = await signedIn(c);
      if (session instanceof Response) return session;
      const id = c.req.param('id') ?? '';
      const { why = null } = await readForm(c);
      const { code, hit } = await actOnAlert(db, { token: session.token, alert: id, act, why });
      return answer(c, id, code, done, hit);
    });
  post('sessions', 'end_sessions', 'sessions');
  post('liens', 'close_links', 'liens');
  post('clore', 'close', 'clore');

  return app;
}

function answer(c: AppContext, id: string, code: string | null, done: Done, count: number) {
  return code === null
    ? c.redirect(`/alertes/${id}?fait=${done}&n=${count}`, 303)
    : refusalAnswer(c, code, `/alertes/${id}`);
}
