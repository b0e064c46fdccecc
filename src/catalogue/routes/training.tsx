import type { Hono } from 'hono';
import { type AppEnv, parisDay } from '../../ui/index.ts';
import type { CatalogueDeps } from '../deps.ts';
import { findTraining } from '../find-training.ts';
import { readCriteria } from '../search/criteria.ts';
import { findPlace } from '../search/find-place.ts';
import { TrainingPageView } from '../views/training-page.tsx';
import { onlyAgents } from './only-agents.ts';
import { searchedPerson } from './search.tsx';

/** GET /formations/:id: one training with its sessions. */
export function trainingRoute(app: Hono<AppEnv>, deps: CatalogueDeps): void {
  app.get('/formations/:id{[0-9]{1,18}}', async (c) => {
    const refused = onlyAgents(c);
    if (refused !== null) return refused;
    const id = c.req.param('id');
    const training = await findTraining(deps.db.app, id);
    if (training === null) return c.notFound();
    const { criteria } = readCriteria(new URL(c.req.url).searchParams);
    const person = await searchedPerson(c, deps, criteria.person);
    const from = criteria.place === null ? null : await findPlace(deps.db.app, criteria.place);
    if (person !== null) c.header('Cache-Control', 'no-store');
    return c.html(
      <TrainingPageView
        c={c}
        training={training}
        person={person}
        today={parisDay(new Date())}
        criteria={criteria}
        from={from?.kind === 'unknown' ? null : from}
        recommends={c.var.actor?.role === 'counsellor'}
      />,
    );
  });
}
