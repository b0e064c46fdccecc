import type { Queryable } from '../db/index.ts';

export interface IncidentDeps {
  /** The application's pool. */
  db: { app: Queryable };
}
