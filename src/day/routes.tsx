import { Hono } from 'hono';
import { cellsOf, refusalAnswer, signedIn } from '../dossiers/index.ts';
import { myBudget } from '../gate/index.ts';
import { myEntries } from '../ledger/index.ts';
import type { AppEnv } from '../ui/index.ts';
import { DayPage } from './day-page.tsx';
import type { DayDeps } from './deps.ts';
import { gatherDay } from './gather-day.ts';
import { MyAccessPage } from './my-access-page.tsx';
import { RolePage } from './role-page.tsx';

const shownEntries = 50;

/** `/`: the counsellor's day, or what another role does here. `/mes-acces`: one's own caps and log. */
export function dayRoutes(deps: DayDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  app.get('/', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    if (session.actor.method === 'young') return c.redirect('/mes-propositions', 303);
    if (session.actor.method === 'link' || session.actor.role !== 'counsellor')
      return c.html(<RolePage c={c} />);
    const day = await gatherDay(deps, c, session.token);
    if (!day.ok) return refusalAnswer(c, day);
    const cells = await cellsOf(deps, c, day.caseload.people);
    return c.html(<DayPage c={c} day={day} cells={cells} />);
  });

  app.get('/mes-acces', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const [budgets, entries] = await Promise.all([
      myBudget(deps.db.app, session.token),
      myEntries(deps.db.app, session.token, shownEntries),
    ]);
    return c.html(<MyAccessPage c={c} budgets={budgets} entries={entries} />);
  });

  return app;
}
