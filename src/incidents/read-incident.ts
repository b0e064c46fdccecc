import type { Queryable } from '../db/index.ts';

/** What can be read of incidents: see `db/kernel/incident/ask_read.sql`. */
type What =
  | 'list'
  | 'choices'
  | 'view'
  | 'measure'
  | 'people'
  | 'document'
  | 'export'
  | 'attachment'
  | 'person';

export type Read<T> = { ok: true; found: T } | { ok: false; code: string };

/**
 * Asks, and takes only after the entry is committed: one round trip (`db/kernel/incident/read.sql`). `on` must not be
 * inside a transaction: the procedure ends its own.
 */
export async function readIncident<T>(
  on: Queryable,
  token: Buffer,
  what: What,
  incident: string | null,
  asked: object = {},
): Promise<Read<T>> {
  const { rows } = await on.query<{ p_result: T & { code: string | null } }>(
    'CALL incident.read($1, $2, $3, $4, NULL)',
    [token, what, incident, JSON.stringify(asked)],
  );
  const found = rows[0]?.p_result;
  if (found === undefined) throw new Error('incident.read returned no row');
  return found.code === null ? { ok: true, found } : { ok: false, code: found.code };
}
