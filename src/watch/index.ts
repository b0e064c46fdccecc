/** The one door of the watch: rules over the log, what they hold back, alerts and what is done from them. */
import { Hono } from 'hono';
import type { AppEnv } from '../ui/index.ts';
import type { WatchRouteDeps } from './deps.ts';
import { alertRoutes } from './routes/alerts.tsx';
import { breakerRoutes } from './routes/breaker.tsx';

export type { WatchMode } from './evaluate-account.ts';
export { countOpenAlerts } from './find-alerts.ts';
export { watchTasks } from './jobs/tasks.ts';
export { noteArrival, watchActs } from './middleware.tsx';
export { type Planter, plantCanaries } from './plant/plant-canaries.ts';
export {
  countEndedProviders,
  countFalseAlarms,
  type Detection,
  type FalseAlarms,
  measureDetection,
} from './simulate/run.ts';
export { type WatchDeps, Watcher } from './watcher.ts';

/** `/alertes`, and the circuit breaker. */
export function watchRoutes(deps: WatchRouteDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  for (const routes of [alertRoutes, breakerRoutes]) app.route('/', routes(deps));
  return app;
}
