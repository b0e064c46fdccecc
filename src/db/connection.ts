import pg from 'pg';

/** How each role connects; given whole to libraries that open their own connections (pg-boss). */
export interface Connections {
  app: pg.ClientConfig;
  signin: pg.ClientConfig;
  watch: pg.ClientConfig;
  /** Null in a process that was not given the owner's address. */
  owner: pg.ClientConfig | null;
}

const dateOid = 1082;

/** A `date` stays 'YYYY-MM-DD' (a Date would shift with the time zone); `bigint` stays a string, as pg does. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === dateOid
      ? (text: string) => text
      : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** Limits of the two roles that serve requests; the owner's long work (migrations, imports) has none. */
const limits = {
  statement_timeout: 20_000,
  lock_timeout: 10_000,
  idle_in_transaction_session_timeout: 15_000,
  connectionTimeoutMillis: 10_000,
} as const;

export function servingPool(connection: pg.ClientConfig, max: number): pg.Pool {
  const pool = new pg.Pool({ ...limits, ...connection, types, max });
  // An idle connection that the server closed is replaced at the next query; without a listener it would end us.
  pool.on('error', () => {});
  return pool;
}

export async function connectOwner(connection: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client({ connectionTimeoutMillis: 10_000, ...connection, types });
  client.on('error', () => {});
  await client.connect();
  return client;
}
