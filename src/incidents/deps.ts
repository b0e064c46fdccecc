import type { Pool } from 'pg';

export interface IncidentDeps {
  /** The application's pool. */
  db: { app: Pick<Pool, 'query' | 'connect'> };
}
