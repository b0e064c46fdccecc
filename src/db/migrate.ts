import { createHash } from 'node:crypto';
import type pg from 'pg';
import { EcluseError } from '../errors.ts';
import type { Queryable } from './call.ts';
import { jobsSchemaVersion, prepareJobsSchema } from './jobs-schema.ts';
import type { Database } from './open-database.ts';
import { scramVerifier } from './passwords.ts';
import { readSources, type Sources, type SqlFile } from './sources.ts';

export interface MigrateOptions {
  /** The register of operations (src/gate), loaded by `gate.load_operations`. */
  operations: unknown;
  say?: (line: string) => void;
  /** Apply kernel, grants and operations even when nothing changed since last time. */
  always?: boolean;
  testingOnlySources?: Sources;
}

export interface Migrated {
  /** Names of the migrations that were new. */
  applied: string[];
  /** False when the database was already as the sources say. */
  changed: boolean;
}

/** Any constant: it only has to be the same in every process. */
const migrationLock = 4_207_331_002;

/**
 * Brings the database to what db/ says, in one transaction under an advisory lock: roles, new migrations, every
 * function of the kernel, grants, operations; then the job queue's own schema.
 *
 * A crash before COMMIT leaves the database as it was. A crash after it, before the job queue's schema: the next
 * start finishes, since the mark of completion is written last.
 * Refuses (`migration_changed`) a migration whose file is not the one that was applied.
 */
export async function migrate(db: Database, options: MigrateOptions): Promise<Migrated> {
  const sources = options.testingOnlySources ?? (await readSources());
  const operations = JSON.stringify(options.operations);
  const fingerprint = fingerprintOf(sources, operations);
  const client = await db.owner();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const done = await readDone(client);
    refuseReplay(done);
    refuseChanged(sources.migrations, done);
    const passwords = passwordsPrint(db);
    const upToDate = done.get(completion) === fingerprint && done.get(passwordsGiven) === passwords;
    if (!options.always && upToDate) return { applied: [], changed: false };
    const applied = await applyAll(client, sources, done, operations, db, options.say ?? (() => {}));
    await prepareJobsSchema(client, db.connections.owner);
    await record(client, passwordsGiven, passwords);
    await record(client, completion, fingerprint);
    return { applied, changed: true };
  } finally {
    // Ending the connection frees the advisory lock.
    await client.end();
  }
}

/** True when the database is exactly what these sources and operations make. The application's role may ask. */
export async function isMigrated(db: Database, operations: unknown): Promise<boolean> {
  const done = await readDone(db.app).catch(() => new Map<string, string>());
  refuseReplay(done);
  return done.get(completion) === fingerprintOf(await readSources(), JSON.stringify(operations));
}

/** The rows of public.migration that say that everything was applied, with the fingerprint of everything. */
const completion = '(complete)';
/** Passwords that were lost and made anew must reach the roles again. */
const passwordsGiven = '(passwords)';

function fingerprintOf(sources: Sources, operations: string): string {
  const hash = createHash('sha256').update(operations).update(jobsSchemaVersion());
  for (const file of [sources.roles, ...sources.migrations, ...sources.kernel, ...sources.grants]) {
    hash.update(file.name).update(file.sha256);
  }
  return hash.digest('hex');
}

// Of 256-bit random passwords: a hash of them tells nothing.
function passwordsPrint(db: Database): string {
  return createHash('sha256').update(JSON.stringify(db.rolePasswords)).digest('hex');
}

async function readDone(client: Queryable): Promise<Map<string, string>> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('public.migration') IS NOT NULL AS there`,
  );
  if (!found[0]?.there) return new Map();
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'SELECT name, sha256 FROM public.migration',
  );
  return new Map(rows.map((row) => [row.name, row.sha256]));
}

// A breach replay's own database may hold the policy of its control: whatever opens a database comes through here.
function refuseReplay(done: Map<string, string>): void {
  if (!done.has('(replay)')) return;
  throw new EcluseError(
    'replay_database',
    'this database was made by a breach replay (docs/replays.md): it is never served. Choose another data folder.',
  );
}

function refuseChanged(migrations: SqlFile[], done: Map<string, string>): void {
  for (const file of migrations) {
    const applied = done.get(file.name);
    if (applied !== undefined && applied !== file.sha256) {
      throw new EcluseError(
        'migration_changed',
        `db/${file.name} was applied to this database with another text. A migration is frozen once applied: restore its text and write a new one.`,
      );
    }
  }
}

async function applyAll(
  client: pg.Client,
  sources: Sources,
  done: Map<string, string>,
  operations: string,
  db: Database,
  say: (line: string) => void,
): Promise<string[]> {
  const fresh = sources.migrations.filter((file) => !done.has(file.name));
  await client.query('BEGIN');
  try {
    await client.query(`
      CREATE TABLE IF NOT EXISTS public.migration (
        name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`);
    await run(client, sources.roles);
    await client.query('GRANT SELECT ON public.migration TO ecluse_app');
    await givePassword(client, 'ecluse_app', db.rolePasswords.app);
    await givePassword(client, 'ecluse_signin', db.rolePasswords.signin);
    await givePassword(client, 'ecluse_watch', db.rolePasswords.watch);
    for (const file of fresh) {
      say(`Applying ${file.name}`);
      await run(client, file);
      await record(client, file.name, file.sha256);
    }
    await loadKernel(client, sources.kernel);
    for (const file of sources.grants) await run(client, file);
    await client.query('SELECT gate.load_operations($1)', [operations]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
  return fresh.map((file) => file.name);
}

async function run(client: pg.Client, file: SqlFile): Promise<void> {
  try {
    await client.query(file.sql);
  } catch (cause) {
    throw new EcluseError(
      'internal',
      `db/${file.name}: ${lineOf(cause, file.sql)}${(cause as Error).message}`,
      { cause },
    );
  }
}

function lineOf(error: unknown, sql: string): string {
  const position = Number((error as { position?: string }).position);
  return position > 0 ? `line ${sql.slice(0, position).split('\n').length}: ` : '';
}

async function record(client: pg.Client, name: string, sha256: string): Promise<void> {
  await client.query(
    `INSERT INTO public.migration (name, sha256) VALUES ($1, $2)
     ON CONFLICT (name) DO UPDATE SET sha256 = excluded.sha256, applied_at = now()`,
    [name, sha256],
  );
}

async function givePassword(client: pg.Client, role: string, password: string | null): Promise<void> {
  if (password === null) return;
  await client.query(`ALTER ROLE ${role} PASSWORD '${scramVerifier(password)}'`);
}

/**
 * Loads every function as ecluse_kernel, then drops those that no file defines any more: an old overload would
 * otherwise stay callable with its old grants.
 */
async function loadKernel(client: pg.Client, files: SqlFile[]): Promise<void> {
  await client.query('SET LOCAL ROLE ecluse_kernel; SET LOCAL check_function_bodies = off');
  const before = await listKernel(client);
  for (const file of files) await loadFunction(client, file);
  for (const [id, { version, signature }] of await listKernel(client)) {
    if (before.get(id)?.version === version) await client.query(`DROP ROUTINE ${signature}`);
  }
  await client.query('RESET ROLE');
}

interface KernelFunction {
  signature: string;
  /** Changes whenever the function is replaced. */
  version: string;
}

async function listKernel(client: pg.Client): Promise<Map<number, KernelFunction>> {
  const { rows } = await client.query<KernelFunction & { oid: number }>(`
    SELECT oid, xmin::text AS version, oid::regprocedure::text AS signature
      FROM pg_catalog.pg_proc WHERE proowner = 'ecluse_kernel'::regrole`);
  return new Map(rows.map(({ oid, version, signature }) => [oid, { version, signature }]));
}

async function loadFunction(client: pg.Client, file: SqlFile): Promise<void> {
  await client.query('SAVEPOINT one_function');
  try {
    await run(client, file);
  } catch (error) {
    // 42P13: the result's type changed, which CREATE OR REPLACE cannot do.
    if (((error as Error).cause as { code?: string } | undefined)?.code !== '42P13') throw error;
    await client.query('ROLLBACK TO SAVEPOINT one_function');
    await dropNamed(client, file);
    await run(client, file);
  }
  await client.query('RELEASE SAVEPOINT one_function');
}

async function dropNamed(client: pg.Client, file: SqlFile): Promise<void> {
  const [, schema, base = ''] = file.name.split('/');
  const { rows } = await client.query<{ drop: string }>(
    `SELECT format('DROP ROUTINE %s', p.oid::regprocedure) AS drop
       FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
      WHERE n.nspname = $1 AND p.proname = $2`,
    [schema, base.replace(/\.sql$/, '')],
  );
  for (const row of rows) await client.query(row.drop);
}
