import { Hono } from 'hono';
import type { AppEnv } from '../../ui/index.ts';
import { approveRequest, refuseRequest, withdrawRequest } from '../decide-request.ts';
import type { AccountDeps } from '../deps.ts';
import { findRequest, findRequests } from '../find-requests.ts';
import { readForm } from '../forms.ts';
import { refusalAnswer, signedIn } from '../session.tsx';
import { RequestPage } from '../views/request-page.tsx';
import { RequestsPage } from '../views/requests-page.tsx';
import { doneText } from './done.ts';

/** `/demandes`: what waits for a second person, and the decisions. */
export function requestsRoutes(deps: AccountDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  app.get('/demandes', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const wishes = await findRequests(deps.db.app, session.token);
    if (!wishes.ok) return refusalAnswer(c, wishes.code, '/demandes');
    return c.html(<RequestsPage c={c} wishes={wishes.found} done={doneText(c)} />);
  });

  app.get('/demandes/:id{[0-9]{1,18}}', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const wish = await findRequest(deps.db.app, session.token, c.req.param('id'));
    if (!wish.ok) return refusalAnswer(c, wish.code, '/demandes');
    return c.html(<RequestPage c={c} wish={wish.found} />);
  });

  app.post('/demandes/:id{[0-9]{1,18}}/approuver', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const id = c.req.param('id');
    const { met } = await readForm(c);
    const code = await approveRequest(deps, session.token, id, met === 'oui');
    return code === null
      ? c.redirect('/demandes?fait=approuver', 303)
      : refusalAnswer(c, code, `/demandes/${id}`);
  });

  app.post('/demandes/:id{[0-9]{1,18}}/refuser', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const id = c.req.param('id');
    const { why } = await readForm(c);
    const code = await refuseRequest(deps, session.token, id, why ?? '');
    return code === null
      ? c.redirect('/demandes?fait=refuser', 303)
      : refusalAnswer(c, code, `/demandes/${id}`);
  });

  app.post('/demandes/:id{[0-9]{1,18}}/retirer', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const id = c.req.param('id');
    const code = await withdrawRequest(deps, session.token, id);
    return code === null
      ? c.redirect('/demandes?fait=retrait', 303)
      : refusalAnswer(c, code, `/demandes/${id}`);
  });

  return app;
}
