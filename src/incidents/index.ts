/** The one door of incidents: from the first suspicion to the closed file. */
import { Hono } from 'hono';
import type { AppEnv } from '../ui/index.ts';
import type { IncidentDeps } from './deps.ts';
import { chooseRoutes } from './routes/choose.tsx';
import { documentRoutes } from './routes/documents.tsx';
import { incidentRoutes } from './routes/incident.tsx';
import { incidentListRoutes } from './routes/incidents.tsx';

/** `/incidents`: the list, opening one, its page, its choice, its documents. */
export function incidentsRoutes(deps: IncidentDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  for (const routes of [incidentListRoutes, incidentRoutes, chooseRoutes, documentRoutes])
    app.route('/', routes(deps));
  return app;
}
