/** The one door of accounts: who may do what, opened by two people, closed by one. */
import { Hono } from 'hono';
import type { AppEnv } from '../ui/index.ts';
import type { AccountDeps } from './deps.ts';
import { absencesRoutes } from './routes/absences.tsx';
import { accountsRoutes } from './routes/accounts.tsx';
import { ownCapRoutes } from './routes/own-cap.tsx';
import { ownRecoveryRoutes } from './routes/own-recovery.tsx';
import { requestsRoutes } from './routes/requests.tsx';

export type { AccountDeps } from './deps.ts';
export { countWaiting } from './find-requests.ts';
export { type Form, readForm } from './forms.ts';
export { accountTasks } from './jobs/tasks.ts';
export { refusalAnswer, type SignedIn, signedIn } from './session.tsx';

/** `/comptes`, `/demandes`, `/absences`, `/recuperations`, `/ma-recuperation`, `/mon-plafond`. */
export function accountRoutes(deps: AccountDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  for (const routes of [accountsRoutes, requestsRoutes, absencesRoutes, ownRecoveryRoutes, ownCapRoutes])
    app.route('/', routes(deps));
  return app;
}
