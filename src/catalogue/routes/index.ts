import { Hono } from 'hono';
import type { AppEnv } from '../../ui/index.ts';
import type { CatalogueDeps } from '../deps.ts';
import { searchRoute } from './search.tsx';
import { trainingRoute } from './training.tsx';

/** `/formations` and `/formations/:id`. */
export function catalogueRoutes(deps: CatalogueDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  searchRoute(app, deps);
  trainingRoute(app, deps);
  return app;
}
