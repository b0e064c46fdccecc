import type { Pool } from 'pg';
import type { Config } from '../config.ts';
import type { openKeyFile, Vault } from '../vault/index.ts';

export type KeyService = ReturnType<typeof openKeyFile>;

export interface IncidentDeps {
  /** The application's pool. */
  db: { app: Pick<Pool, 'query' | 'connect'> };
  /** One identity, once two people agreed. */
  vault: Pick<Vault, 'reveal'>;
  config: Pick<Config, 'masterKeyFile'>;
  /** Tells those who may approve, soon. */
  sendAccountMail?: () => Promise<void>;
  /** Starts the counting of minors soon; never throws. */
  countMinorsSoon?: () => Promise<void>;
}

/** What the counting of minors needs. */
export interface MinorsDeps {
  db: { app: Pick<Pool, 'query' | 'connect'> };
  vault: Pick<Vault, 'openNotices'>;
}
