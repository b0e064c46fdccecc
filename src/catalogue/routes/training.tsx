import type { Hono } from 'hono';
import { type AppEnv, parisDay } from '../../ui/index.ts';
import type { CatalogueDeps } from '../deps.ts';
import { findTraining } from '../find-training.ts';
import { TrainingPageView } from '../views/training-page.tsx';
import { onlyAgents } from './only-agents.ts';
import { searchedPerson } from './search.tsx';

/** GET /formations/:id: one training with its sessions. */
export function trainingRoute(app: Hono<AppEnv>, deps: CatalogueDeps): void {
  app.get('/formations/:id', async (c) => {
    const refused = onlyAgents(c);
    if (refused !== null) return refused;
    const id = c.req.param('id');
    if (!/^\d{1,18}$/.test(id)) return c.notFound();
    const training = await findTraining(deps.db.app, id);
    if (training === null) return c.notFound();
    const asked = c.req.query('pour') ?? '';
    const person = await searchedPerson(c, deps, /^\d{1,18}-\d{1,18}$/.test(asked) ? asked : null);
    if (person !== null) c.header('Cache-Control', 'no-store');
    return c.html(
      <TrainingPageView
        c={c}
        training={training}
        person={person}
        today={parisDay(new Date())}
        recommends={c.var.actor?.role === 'counsellor'}
      />,
    );
  });
}
