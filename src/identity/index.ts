/** The one door of identity: who acts, proved by a passkey or a one-time link, and for how long. */
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import type { AppEnv } from '../ui/index.ts';
import type { IdentityDeps } from './deps.ts';
import { deviceRoutes } from './device/routes.ts';
import { accountRoutes } from './routes/account.tsx';
import { enrolmentRoutes } from './routes/enrolment.tsx';
import { presenceRoutes } from './routes/presence.tsx';
import { signInRoutes } from './routes/sign-in.tsx';
import { ssoProviders } from './sso/provider.ts';
import { ssoRoutes } from './sso/routes.tsx';
import { youngRoutes } from './young/routes.tsx';

export {
  allowDomains,
  allowSso,
  createAccount,
  createEnrolmentLink,
  createStructure,
  type NewAccount,
  type NewStructure,
} from './create-account.ts';
export type { IdentityDeps } from './deps.ts';
export { movedSessionAsks } from './moved-session.tsx';
export { type Redeemed, redeemLink } from './redeem-link.ts';
export { sessionMiddleware } from './session-middleware.ts';

/** Browser modules of this module, for `loadAssets`: name → file. */
export const identityIslands: Readonly<Record<string, string>> = {
  passkey: fileURLToPath(new URL('./islands/passkey.ts', import.meta.url)),
};

/** `/connexion`, `/deconnexion`, `/demo/entrer`, `/enrolement`, `/presence`, `/mon-compte`, `/mon-identite`. */
export function identityRoutes(deps: IdentityDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const providers = ssoProviders(deps.config);
  app.route('/', signInRoutes(deps, providers));
  app.route('/', ssoRoutes(deps, providers));
  app.route('/', youngRoutes(deps, providers));
  app.route('/', enrolmentRoutes(deps));
  app.route('/', presenceRoutes(deps));
  app.route('/', accountRoutes(deps, providers));
  app.route('/', deviceRoutes(deps));
  return app;
}
