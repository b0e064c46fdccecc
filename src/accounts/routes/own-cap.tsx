import { Hono } from 'hono';
import { myBudget, myQuestions } from '../../gate/index.ts';
import type { AppContext, AppEnv } from '../../ui/index.ts';
import { withdrawRequest } from '../decide-request.ts';
import type { AccountDeps } from '../deps.ts';
import { findOwnRequests } from '../find-requests.ts';
import { type Form, readForm, readRaise } from '../forms.ts';
import { requestWidening } from '../request-widening.ts';
import { refusalAnswer, signedIn } from '../session.tsx';
import { OwnCapPage } from '../views/own-cap-page.tsx';
import { doneText } from './done.ts';

/** `/mon-plafond`: a counsellor asks for a larger cap for a while; somebody of another lineage decides. */
export function ownCapRoutes(deps: AccountDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  async function draw(c: AppContext, token: Buffer, values: Form = {}, problem = false): Promise<Response> {
    const wishes = await findOwnRequests(deps.db.app, token);
    if (!wishes.ok) return refusalAnswer(c, wishes.code, '/mon-plafond');
    const [budgets, questions] = await Promise.all([
      myBudget(deps.db.app, token),
      myQuestions(deps.db.app, token),
    ]);
    const page = { c, budgets, questions, wishes: wishes.found, done: doneText(c), values, problem };
    return c.html(<OwnCapPage {...page} />, problem ? 422 : 200);
  }

  app.get('/mon-plafond', async (c) => {
    const session = await signedIn(c);
    return session instanceof Response ? session : draw(c, session.token);
  });

  app.post('/mon-plafond', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const form = await readForm(c);
    const asked = await requestWidening(deps, {
      token: session.token,
      kind: 'budget.raise',
      account: session.actor.accountId,
      payload: { ...readRaise(form) },
      why: form.why ?? '',
    });
    if (asked.ok) return c.redirect('/mon-plafond?fait=demande', 303);
    if (asked.code === 'invalid' || asked.code === 'reason_required')
      return draw(c, session.token, form, true);
    return refusalAnswer(c, asked.code, '/mon-plafond');
  });

  app.post('/mon-plafond/:id{[0-9]{1,18}}/retirer', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const code = await withdrawRequest(deps, session.token, c.req.param('id'));
    return code === null
      ? c.redirect('/mon-plafond?fait=retrait', 303)
      : refusalAnswer(c, code, '/mon-plafond');
  });

  return app;
}
