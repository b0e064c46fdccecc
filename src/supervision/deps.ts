import type { Queryable } from '../db/index.ts';

export interface SupervisionDeps {
  /** The application's pool. */
  db: { app: Queryable };
}
