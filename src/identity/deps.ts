import type { Pool } from 'pg';
import type { Config } from '../config.ts';
import type { Known } from './young/same-identity.ts';

/** What the sign-in module needs: both pools (its own and the application's) and a few settings. */
export interface IdentityDeps {
  db: { app: Pool; signin: Pool };
  config: Pick<Config, 'publicUrl' | 'demo' | 'trustedProxies'> & Partial<Pick<Config, 'oidc' | 'youngOidc'>>;
  /**
   * Who a young person is by their own dossier: a reveal of `young.match` with its entry, for the session of a link and its
   * referral. Given by the wiring: this module does not know the vault.
   */
  ownIdentity?(
    token: Buffer,
    referralId: string,
  ): Promise<{ ok: true; entryId: string; known: Partial<Known> } | { ok: false; code: string }>;
}
