import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { parseIntoClientConfig } from 'pg-connection-string';
import type { Config } from '../config.ts';
import { EcluseError } from '../errors.ts';
import { type Connections, connectOwner, servingPool } from './connection.ts';
import { ownerRole } from './embedded/cluster.ts';
import { takeLock } from './embedded/lock.ts';
import { findRunningServer, startServer } from './embedded/server.ts';
import { type RolePasswords, readPasswords, readWatchPassword } from './passwords.ts';

/** An open database: one pool a role, and the owner for migrations, imports and the operator's acts. */
export interface Database {
  /** Role ecluse_app: requests and jobs. */
  app: pg.Pool;
  /** Role ecluse_signin: the sign-in module alone. */
  signin: pg.Pool;
  /** Role ecluse_watch: the evaluation of the watch's rules alone. */
  watch: pg.Pool;
  /** A new connection as the owner; whoever asks for it ends it. */
  owner(): Promise<pg.Client>;
  connections: Connections;
  /** Passwords that `migrate` gives to the roles; null for a role whose address was given. */
  rolePasswords: { app: string | null; signin: string | null; watch: string | null };
  /** Resolves when our embedded server ends by itself; never, with an external one. */
  died: Promise<string>;
  close(): Promise<void>;
  /** The last step of `close`, alone: for whoever ended the pools already. */
  stopServer(): Promise<void>;
}

export interface OpenOptions {
  /** Progress, for people. */
  say?: (line: string) => void;
  /**
   * When another process runs the embedded server: 'refuse' (a second `start`), or 'share' it (a command beside
   * a running instance).
   */
  whenRunning?: 'refuse' | 'share';
  testingOnlyNoFsync?: boolean;
  testingOnlySettings?: Record<string, string>;
}

type AllPasswords = RolePasswords & { watch: string };

const databaseName = 'ecluse';
const oldestVersion = 15;
/** A process just told to stop frees the folder within that time. */
const stoppingMs = 4000;

/**
 * Opens the database that the configuration names: starts the embedded server, or checks the external one.
 *
 * Refuses: a data folder in use (`data_folder_in_use`), a server before PostgreSQL 15 (`database_too_old`), one
 * that does not answer (`database_unavailable`).
 */
export async function openDatabase(config: Config, options: OpenOptions = {}): Promise<Database> {
  return config.database.kind === 'embedded'
    ? openEmbedded(config, options)
    : openExternal(config, config.database);
}

async function openEmbedded(config: Config, options: OpenOptions): Promise<Database> {
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  const passwords = await readEmbeddedPasswords(config.dataDir);
  const unlock = await takeLock(config.dataDir, options.whenRunning === 'share' ? 0 : stoppingMs);
  if (unlock === null) return shareRunning(config, passwords, options);
  try {
    const server = await startServer({
      ...options,
      dataDir: config.dataDir,
      ownerPassword: passwords.owner,
      say: options.say ?? (() => {}),
    });
    const connections = connectionsTo(server, passwords);
    await createOnce(connections.owner);
    return databaseOn(connections, passwords, server.died, async () => {
      await server.stop();
      await unlock();
    });
  } catch (error) {
    await unlock();
    throw error;
  }
}

async function readEmbeddedPasswords(dataDir: string): Promise<AllPasswords> {
  return { ...(await readPasswords(dataDir)), watch: await readWatchPassword(dataDir, 'make') };
}

async function shareRunning(
  config: Config,
  passwords: AllPasswords,
  options: OpenOptions,
): Promise<Database> {
  const running = options.whenRunning === 'share' ? await findRunningServer(config.dataDir) : null;
  if (running === null) {
    throw new EcluseError(
      'data_folder_in_use',
      `another ecluse process is using ${config.dataDir}. Stop it first, or give this one its own ECLUSE_DATA_DIR (and ECLUSE_PORT).`,
    );
  }
  return databaseOn(connectionsTo(running, passwords), passwords, new Promise(() => {}), async () => {});
}

function connectionsTo(at: { socketDir: string; port: number }, passwords: AllPasswords) {
  const as = (user: string, password: string) => ({
    host: at.socketDir,
    port: at.port,
    database: databaseName,
    user,
    password,
    application_name: 'ecluse',
  });
  return {
    owner: as(ownerRole, passwords.owner),
    app: as('ecluse_app', passwords.app),
    signin: as('ecluse_signin', passwords.signin),
    watch: as('ecluse_watch', passwords.watch),
  };
}

async function createOnce(owner: pg.ClientConfig): Promise<void> {
  const client = await connectOwner({ ...owner, database: 'postgres' });
  try {
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [databaseName]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${databaseName}`);
  } finally {
    await client.end();
  }
}

async function openExternal(
  config: Config,
  urls: Extract<Config['database'], { kind: 'external' }>,
): Promise<Database> {
  const derives = urls.appUrl === null || urls.signinUrl === null;
  const passwords = derives ? await readPasswords(config.dataDir) : null;
  const owner = urls.ownerUrl === null ? null : fromUrl(urls.ownerUrl);
  const roleOf = (url: string | null, user: string, password: string | undefined): pg.ClientConfig => {
    if (url !== null) return fromUrl(url);
    return { ...owner, user, password };
  };
  const app = roleOf(urls.appUrl, 'ecluse_app', passwords?.app);
  // Whoever gave the application's address chose the roles' passwords: the watch's must be one of them, not ours.
  const watchPassword = await readWatchPassword(config.dataDir, urls.appUrl === null ? 'make' : 'require');
  const connections: Connections = {
    owner,
    app,
    signin: roleOf(urls.signinUrl, 'ecluse_signin', passwords?.signin),
    watch: { ...app, user: 'ecluse_watch', password: watchPassword },
  };
  await checkServer(owner ?? connections.app);
  const kept = {
    app: urls.appUrl === null && passwords ? passwords.app : null,
    signin: urls.signinUrl === null && passwords ? passwords.signin : null,
    watch: urls.appUrl === null ? watchPassword : null,
  };
  return databaseOn(connections, kept, new Promise(() => {}), async () => {});
}

export function fromUrl(url: string): pg.ClientConfig {
  return { application_name: 'ecluse', ...parseIntoClientConfig(url) };
}

export async function checkServer(connection: pg.ClientConfig): Promise<void> {
  let client: pg.Client;
  try {
    client = await connectOwner(connection);
  } catch (cause) {
    // The driver's message names host and user, never the password.
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new EcluseError('database_unavailable', `the database does not let us in: ${why}`, { cause });
  }
  try {
    const { rows } = await client.query<{ version: number }>(
      `SELECT current_setting('server_version_num')::int / 10000 AS version`,
    );
    const version = rows[0]?.version ?? 0;
    if (version < oldestVersion) {
      throw new EcluseError(
        'database_too_old',
        `the database is PostgreSQL ${version}; ${oldestVersion} or later is needed`,
      );
    }
  } finally {
    await client.end();
  }
}

/**
 * Connects once as the watch's role. Whoever starts an instance asks, after the migration that makes the role: without
 * the watch its pages would be served all the same, and nobody would look.
 *
 * Refuses (`setting_refused`) a password that does not open the database, and (`database_unavailable`) a server that
 * does not answer.
 */
export async function checkWatchRole(db: Database, dataDir: string): Promise<void> {
  try {
    await db.watch.query('SELECT 1');
  } catch (cause) {
    const { code, message } = cause as Error & { code?: string };
    // Wrong password, no such role or no right to log in: 28xxx; no right to connect to this database: 42501.
    if (code?.startsWith('28') || code === '42501')
      throw new EcluseError(
        'setting_refused',
        `the database does not let the watch in: ${message}. ${join(dataDir, 'watch-password')} must hold the password of the role ecluse_watch (docs/operations/external-postgresql.md)`,
        { cause },
      );
    throw new EcluseError('database_unavailable', `the database does not let the watch in: ${message}`, {
      cause,
    });
  }
}

export function databaseOn(
  connections: Connections,
  rolePasswords: Database['rolePasswords'],
  died: Promise<string>,
  stopServer: () => Promise<void>,
): Database {
  const app = servingPool(connections.app, 10);
  const signin = servingPool(connections.signin, 2);
  const watch = servingPool(connections.watch, 3);
  let closing: Promise<void> | null = null;
  return {
    app,
    signin,
    watch,
    connections,
    rolePasswords: { app: rolePasswords.app, signin: rolePasswords.signin, watch: rolePasswords.watch },
    died,
    stopServer,
    async owner() {
      if (connections.owner === null) {
        throw new EcluseError('setting_refused', 'this act needs the owner’s address in ECLUSE_DATABASE_URL');
      }
      return connectOwner(connections.owner);
    },
    close() {
      closing ??= (async () => {
        await Promise.all([app.end(), signin.end(), watch.end()]);
        await stopServer();
      })();
      return closing;
    },
  };
}
