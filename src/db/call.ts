import type { Pool, PoolClient, QueryResultRow } from 'pg';

/** Anything that runs a statement: a pool, or one connection of it. */
export type Queryable = Pick<Pool | PoolClient, 'query'>;

const qualifiedName = /^[a-z_]+\.[a-z_0-9]+$/;

/**
 * Calls one SQL function and returns its rows.
 *
 * @example const rows = await callRows<SessionRow>(db.app, 'identity.session_view', [token]);
 */
export async function callRows<Row extends QueryResultRow>(
  on: Queryable,
  fn: string,
  args: readonly unknown[],
): Promise<Row[]> {
  const { rows } = await on.query<Row>(`SELECT * FROM ${called(fn, args)}`, [...args]);
  return rows;
}

/**
 * Calls one SQL function that returns a single value.
 *
 * @example const code = await callValue<string | null>(db.signin, 'identity.start_session', [account, 'passkey', token]);
 */
export async function callValue<Value>(on: Queryable, fn: string, args: readonly unknown[]): Promise<Value> {
  const { rows } = await on.query<{ value: Value }>(`SELECT ${called(fn, args)} AS value`, [...args]);
  const row = rows[0];
  if (row === undefined) throw new Error(`${fn} returned no row`);
  return row.value;
}

// Names come from our code only; the pattern keeps a mistake from becoming an injection.
function called(fn: string, args: readonly unknown[]): string {
  if (!qualifiedName.test(fn)) throw new Error(`not a qualified function name: ${fn}`);
  return `${fn}(${args.map((_, i) => `$${i + 1}`).join(', ')})`;
}
