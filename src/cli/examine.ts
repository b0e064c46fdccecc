import { stat } from 'node:fs/promises';
import { type Config, readConfig } from '../config.ts';
import { type Database, isMigrated, jobsSchema, openDatabase } from '../db/index.ts';
import { operationsRegister } from '../gate/index.ts';

/** One thing that `doctor` looked at. */
export interface Finding {
  ok: boolean;
  what: string;
  /** What was found; when it is wrong, also what to do. */
  found: string;
}

/** Looks at everything, whatever fails on the way. Changes nothing. */
export async function examine(): Promise<Finding[]> {
  const findings: Finding[] = [];
  const look = async (what: string, act: () => Promise<string>): Promise<void> => {
    try {
      findings.push({ ok: true, what, found: await act() });
    } catch (error) {
      findings.push({ ok: false, what, found: error instanceof Error ? error.message : String(error) });
    }
  };
  await look('Node', async () => process.versions.node);
  let config: Config | null = null;
  await look('settings', async () => {
    config = readConfig();
    return `${config.publicUrl}, demo ${config.demo ? 'on' : 'off'}, database ${config.database.kind}`;
  });
  if (config !== null) await examineInstance(config, look);
  return findings;
}

type Look = (what: string, act: () => Promise<string>) => Promise<void>;

async function examineInstance(config: Config, look: Look): Promise<void> {
  await look('data folder', async () => {
    const { mode } = await stat(config.dataDir);
    if (mode & 0o022) throw new Error(`${config.dataDir} may be written by others: chmod go-w it`);
    return config.dataDir;
  });
  await look('master key', async () => describeKey(config.masterKeyFile));
  let db: Database | null = null;
  await look('database', async () => {
    db = await openDatabase(config, { whenRunning: 'share' });
    const { rows } = await db.app.query<{ version: string }>(
      `SELECT current_setting('server_version') AS version`,
    );
    return `PostgreSQL ${rows[0]?.version}`;
  });
  if (db !== null) await examineDatabase(db, look);
}

async function describeKey(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  if (found === null)
    throw new Error(`${path} is missing. New installation: start once. Else restore it from its backup`);
  if (found.mode & 0o077)
    throw new Error(`${path} may be read by others: chmod 600 it, and ask who has read it`);
  return `${path}, mode ${(found.mode & 0o777).toString(8)}. Is there a copy of it away from the database’s backups?`;
}

async function examineDatabase(db: Database, look: Look): Promise<void> {
  try {
    await look('migrations', async () => {
      if (!(await isMigrated(db, operationsRegister())))
        throw new Error('not those of this version: run `ecluse migrate`');
      return 'all applied';
    });
    await look('durability', () => describeDurability(db));
    for (const role of ['app', 'signin', 'watch'] as const) {
      await look(`rights of ecluse_${role}`, () => describeRights(db, role));
    }
    await look('jobs', () => describeJobs(db));
  } finally {
    await db.close();
  }
}

async function describeDurability(db: Database): Promise<string> {
  const { rows } = await db.app.query<{ name: string; setting: string }>(
    `SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes')`,
  );
  const off = rows.filter((row) => row.setting === 'off').map((row) => row.name);
  if (off.length > 0)
    throw new Error(`${off.join(', ')} off: a crash would lose entries for data already shown`);
  return 'fsync, synchronous_commit and full_page_writes on';
}

/** Asks the server itself what the role may do: the sealed schemas' tables must all be out of its reach. */
async function describeRights(db: Database, role: 'app' | 'signin' | 'watch'): Promise<string> {
  const { rows } = await db[role].query<{ name: string }>(`
    SELECT format('%I.%I', n.nspname, c.relname) AS name
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname IN ('identity', 'gate', 'vault', 'ledger', 'referrals', 'watch', 'incident', 'notice')
       AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
       AND (has_table_privilege(c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE')
            OR has_any_column_privilege(c.oid, 'SELECT, INSERT, UPDATE'))`);
  if (rows.length > 0) {
    throw new Error(
      `it has rights on ${rows.map((row) => row.name).join(', ')}: run \`ecluse migrate\`, ask who granted them`,
    );
  }
  const { rows: powers } = await db[role].query<{ power: string }>(`
    SELECT 'superuser' AS power FROM pg_catalog.pg_roles WHERE rolname = current_user AND rolsuper
    UNION ALL SELECT 'membership of ' || r.rolname FROM pg_catalog.pg_roles r
     WHERE r.rolname <> current_user AND pg_has_role(current_user, r.oid, 'MEMBER')`);
  if (powers.length > 0)
    throw new Error(`it has ${powers.map((row) => row.power).join(', ')}: take that away`);
  return 'no right on any sealed table';
}

async function describeJobs(db: Database): Promise<string> {
  const { rows } = await db.app.query<{ state: string; n: string }>(
    `SELECT state::text, count(*)::text AS n FROM ${jobsSchema}.job GROUP BY 1 ORDER BY 1`,
  );
  const counts = rows.map((row) => `${row.n} ${row.state}`).join(', ') || 'none yet';
  if (rows.some((row) => row.state === 'failed'))
    throw new Error(`${counts}: some failed for good, see the log of the worker`);
  return counts;
}
