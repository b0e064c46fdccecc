/** The one door of incidents: from the first suspicion to the closed file. */
import { Hono } from 'hono';
import type { AppEnv } from '../ui/index.ts';
import type { IncidentDeps } from './deps.ts';
import { attachmentRoutes } from './routes/attachments.tsx';
import { chooseRoutes } from './routes/choose.tsx';
import { documentRoutes } from './routes/documents.tsx';
import { identityRoutes } from './routes/identity.tsx';
import { incidentRoutes } from './routes/incident.tsx';
import { incidentListRoutes } from './routes/incidents.tsx';

export type { IncidentDeps } from './deps.ts';
export { incidentTasks } from './minors/tasks.ts';

/** `/incidents`: the list, opening one, its page, its choice, its documents, its evidence. */
export function incidentsRoutes(deps: IncidentDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  for (const routes of [
    incidentListRoutes,
    incidentRoutes,
    chooseRoutes,
    documentRoutes,
    attachmentRoutes,
    identityRoutes,
  ])
    app.route('/', routes(deps));
  return app;
}
