import { existsSync } from 'node:fs';
import { accountTasks } from './accounts/index.ts';
import type { Config } from './config.ts';
import { checkWatchRole, type Database, isMigrated, migrate, openDatabase } from './db/index.ts';
import { demoSignIns, loadDemo } from './demo/index.ts';
import { EcluseError } from './errors.ts';
import { type Front, listen } from './front.ts';
import { operationsRegister } from './gate/index.ts';
import { createApp, jsonLog, type Log } from './http/index.ts';
import { incidentTasks } from './incidents/index.ts';
import { openMailer } from './mail/index.ts';
import { noticeTasks } from './notices/index.ts';
import { seedDemoReferrals, startReferralJobs } from './referrals/index.ts';
import { supervisionTasks } from './supervision/index.ts';
import { openVault } from './vault/index.ts';
import { Watcher, watchTasks } from './watch/index.ts';

/** One running process of Écluse. */
export interface Instance {
  /** Address for people; null when this process serves no pages. */
  url: string | null;
  /** In the demo: one sign-in a kind of user. */
  signIns: { label: string; url: string }[];
  /** Resolves with the reason when something that it stands on ends by itself. */
  failed: Promise<string>;
  stop(): Promise<void>;
}

type Say = (line: string) => void;

interface Options {
  /** False: no line about a request unless it ended in a fault (tests). */
  log?: boolean;
}

/** What is open, in the order of opening: closed in the reverse order. */
class OpenThings {
  readonly #closers: (() => Promise<void> | void)[] = [];

  add(close: () => Promise<void> | void): void {
    this.#closers.push(close);
  }

  async close(): Promise<void> {
    for (let close = this.#closers.pop(); close; close = this.#closers.pop()) await close();
  }
}

/**
 * Starts what `config.run` names. The port is taken first, and answers 503 until everything behind it is ready.
 * A kill at any moment is repaired by the next start: migrations are one transaction, the demo resumes.
 */
export async function startInstance(given: Config, say: Say, options: Options = {}): Promise<Instance> {
  const things = new OpenThings();
  try {
    return await openAll(given, say, things, options);
  } catch (error) {
    await things.close();
    throw error;
  }
}

async function openAll(given: Config, say: Say, things: OpenThings, options: Options): Promise<Instance> {
  const front = given.run === 'worker' ? null : await listen(given.host, given.port);
  if (front) things.add(() => front.close());
  const config = withRealPort(given, front);

  const db = await openDatabase(config, { say });
  things.add(() => db.close());
  await prepareDatabase(config, db, say);
  await checkWatchRole(db, config.dataDir);

  const vault = openVault(db.app, config.masterKeyFile);
  const mailer = openMailer(config);
  things.add(() => mailer.close());
  if (config.demo) await prepareDemo(config, db, say);
  const onFault = (what: string, error: Error) => say(`${what}: ${error.name}`);
  const watcher = new Watcher({ db, mode: config.watch, onFault });
  const jobs = await startReferralJobs({
    config,
    db,
    vault,
    mailer,
    moreTasks: [
      ...accountTasks({ config, db, mailer }),
      ...supervisionTasks({ db }),
      ...watchTasks({ db, watcher }),
      ...noticeTasks({ config, db, vault, mailer }),
      ...incidentTasks({ db, vault }),
    ],
    onFault,
  });
  things.add(() => jobs.stop());
  // What a process that died did not come to look at.
  await jobs.runSoon('watch.catch-up');
  const { sendWaiting } = jobs;
  const sendAccountMail = () => jobs.runSoon('accounts.mail');
  const sendNoticesSoon = () => jobs.runSoon('notices.send');
  const countMinorsSoon = () => jobs.runSoon('incidents.minors');
  const log = options.log === false ? faultsOnly : jsonLog;
  if (front)
    front.open(
      (
        await createApp({
          config,
          db,
          vault,
          mailer,
          sendWaiting,
          sendAccountMail,
          sendNoticesSoon,
          countMinorsSoon,
          watcher,
          log,
        })
      ).fetch,
    );
  return {
    url: front ? config.publicUrl : null,
    signIns: config.demo ? demoSignIns(config.publicUrl) : [],
    failed: db.died,
    stop: () => things.close(),
  };
}

const faultsOnly: Log = (line) => {
  if (typeof line.status !== 'number' || line.status >= 500) jsonLog(line);
};

/** Port 0 is known only once taken; the public address that was not given follows it. */
function withRealPort(config: Config, front: Front | null): Config {
  if (front === null || config.port === front.port) return config;
  const publicUrl =
    config.publicUrl === `http://localhost:${config.port}`
      ? `http://localhost:${front.port}`
      : config.publicUrl;
  return { ...config, port: front.port, publicUrl };
}

async function prepareDatabase(config: Config, db: Database, say: Say): Promise<void> {
  const operations = operationsRegister();
  if (db.connections.owner !== null) {
    await migrate(db, { operations, say });
    await refuseLostKey(config, db);
    await writeDemoSetting(db, config.demo);
  } else if (!(await isMigrated(db, operations))) {
    throw new EcluseError(
      'database_not_migrated',
      'the database is not that of this version: run `ecluse migrate` with the owner’s address',
    );
  }
}

// The vault makes a key at first start. Beside data sealed with another one, a new key would only hide the loss.
async function refuseLostKey(config: Config, db: Database): Promise<void> {
  if (existsSync(config.masterKeyFile)) return;
  const owner = await db.owner();
  try {
    const { rowCount } = await owner.query('SELECT FROM vault.structure_key LIMIT 1');
    if (rowCount === 0) return;
  } finally {
    await owner.end();
  }
  throw new EcluseError(
    'key_unusable',
    `${config.masterKeyFile} is missing, and this database holds values sealed with it: restore the file from its backup.`,
  );
}

async function prepareDemo(config: Config, db: Database, say: Say): Promise<void> {
  const owner = await db.owner();
  try {
    await loadDemo({
      owner,
      masterKeyFile: config.masterKeyFile,
      say,
      loadReferrals: async () => {
        // A kill after this step's own COMMIT and before its mark must not write them twice.
        const { rowCount } = await owner.query('SELECT FROM referrals.referral LIMIT 1');
        if (rowCount === 0) await seedDemoReferrals(owner);
      },
    });
  } finally {
    await owner.end();
  }
}

// The database itself refuses a demo sign-in unless this says so: a web process cannot turn it on.
async function writeDemoSetting(db: Database, demo: boolean): Promise<void> {
  const owner = await db.owner();
  try {
    await owner.query(
      `UPDATE gate.setting SET value = to_jsonb($1::boolean) WHERE name = 'demo' AND value <> to_jsonb($1::boolean)`,
      [demo],
    );
  } finally {
    await owner.end();
  }
}
