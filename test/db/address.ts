import type pg from 'pg';
import type { Database } from '../../src/db/index.ts';

/** A connection's settings as an address, for a process that takes addresses from its environment. */
export function addressOf({ host, port, user, password, database }: pg.ClientConfig): string {
  const url = new URL('postgres://localhost/');
  url.username = user ?? '';
  url.password = typeof password === 'string' ? encodeURIComponent(password) : '';
  url.pathname = `/${database}`;
  url.port = String(port ?? 5432);
  if (host?.startsWith('/')) url.searchParams.set('host', host);
  else if (host) url.hostname = host;
  return url.href;
}

/** The settings of a process that works on the same database, each role by its own address. */
export function addressesOf({ owner, app, signin }: Database['connections']): Record<string, string> {
  if (owner === null) throw new Error('a test database has its owner');
  return {
    ECLUSE_DATABASE_URL: addressOf(owner),
    ECLUSE_APP_DATABASE_URL: addressOf(app),
    ECLUSE_SIGNIN_DATABASE_URL: addressOf(signin),
  };
}
