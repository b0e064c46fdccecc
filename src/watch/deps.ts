import type { Queryable } from '../db/index.ts';

export interface WatchRouteDeps {
  /** The application's pool. */
  db: { app: Queryable };
  /** Called after an act committed its messages: sends them without waiting for the timetable. Never throws. */
  sendAccountMail(): Promise<void>;
}
