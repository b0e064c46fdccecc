import type { DataClass } from './operations.ts';

/** What an account has used of one cap, in distinct people over 24 rolling hours. */
export interface Budget {
  class: DataClass;
  used: number;
  cap: number;
}

interface Queryable {
  query<R extends object>(sql: string, values: unknown[]): Promise<{ rows: R[] }>;
}

/** The caps of the session's account and their use. Empty when the session is not live. */
export async function myBudget(db: Queryable, token: Buffer): Promise<Budget[]> {
  const { rows } = await db.query<Budget>('SELECT class, used, cap FROM gate.my_budget($1)', [token]);
  return rows;
}
