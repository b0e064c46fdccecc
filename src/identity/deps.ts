import type { Pool } from 'pg';
import type { Config } from '../config.ts';

/** What the sign-in module needs: both pools (its own and the application's) and a few settings. */
export interface IdentityDeps {
  db: { app: Pool; signin: Pool };
  config: Pick<Config, 'publicUrl' | 'demo' | 'trustedProxies'> & Partial<Pick<Config, 'oidc'>>;
}
