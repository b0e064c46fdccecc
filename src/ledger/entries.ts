/** One line of « who looked at this file »: an account, or an organisation, over the last days. */
export interface JournalRow {
  accountId: string;
  /** Null for a young person; shown to counsellors, withheld from the person. */
  name: string | null;
  role: string;
  structure: string;
  allowed: boolean;
  times: number;
  /** ISO instant. */
  lastAt: string;
  classes: string[];
  operations: string[];
  purposes: string[];
  fields: string[];
}

/** One of my own latest acts: how many people, never who. */
export interface OwnEntry {
  entryId: string;
  at: Date;
  operation: string;
  code: string | null;
  purpose: string | null;
  fields: string[];
  people: number;
}

interface Queryable {
  query<R extends object>(sql: string, values: unknown[]): Promise<{ rows: R[] }>;
}

/** The latest entries of the session's own account. Empty when the session is not live. */
export async function myEntries(db: Queryable, token: Buffer, limit: number): Promise<OwnEntry[]> {
  const { rows } = await db.query<OwnEntry>(
    'SELECT entry_id AS "entryId", at, operation, code, purpose, fields, people FROM ledger.my_entries($1, $2)',
    [token, limit],
  );
  return rows;
}
