import { Hono } from 'hono';
import type { AppEnv } from '../../ui/index.ts';
import type { DossierDeps } from '../deps.ts';
import { caseloadRoutes } from './caseload.tsx';
import { changeRoutes } from './change.tsx';
import { changesRoutes } from './changes.tsx';
import { createRoutes } from './create.tsx';
import { dossierRoutes } from './dossier.tsx';

/** Every page of the dossiers: caseload, search, one dossier, a new one, changes. */
export function dossiersRoutes(deps: DossierDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  for (const routes of [caseloadRoutes, createRoutes, changeRoutes, changesRoutes, dossierRoutes])
    app.route('/', routes(deps));
  return app;
}
