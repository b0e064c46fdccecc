import type pg from 'pg';
import { type Db, type Job, PgBoss } from 'pg-boss';
import { jobsSchema } from '../db/index.ts';
import { timetable, zone } from './timetable.ts';

/**
 * One kind of job. Its data are ids only: nothing personal is ever in a queue.
 * `run` gets the transaction that commits with the job's completion: what it writes there happens exactly once,
 * however often a killed worker's job is tried again. What it does elsewhere (a mail) happens at least once.
 */
export interface Task {
  name: string;
  run(id: string | null, tx: Db): Promise<void>;
}

/** The job queue, for whoever has something to do later. */
export interface Jobs {
  /** Queues one job; while one with the same id waits, runs or is to be retried, that is enough. */
  queue(task: string, id: string | null): Promise<void>;
  /** Stops taking jobs and lets the running ones finish. */
  stop(): Promise<void>;
}

export interface JobsOptions {
  /** How ecluse_app connects: pg-boss keeps its own connections. */
  connection: pg.ClientConfig;
  tasks: readonly Task[];
  /** False in a process that only queues (ECLUSE_RUN=web). */
  work: boolean;
  /** A fault of the queue itself, without data. */
  onFault?: (what: string, error: Error) => void;
  testingOnly?: {
    pollSeconds?: number;
    noTimetable?: boolean;
    retryDelaySeconds?: number;
    superviseSeconds?: number;
  };
}

/**
 * Starts the queue. Its schema is made at migration by the owner; this role may only use it.
 *
 * A worker that dies (kill -9) stops its heartbeat; within a minute another takes its job again.
 */
export async function startJobs(options: JobsOptions): Promise<Jobs> {
  const { connection, tasks, work, testingOnly = {} } = options;
  const fault = options.onFault ?? (() => {});
  const boss = new PgBoss({
    host: connection.host,
    port: connection.port,
    database: connection.database,
    user: connection.user,
    password: typeof connection.password === 'string' ? connection.password : undefined,
    ssl: connection.ssl,
    application_name: 'ecluse-jobs',
    schema: jobsSchema,
    max: work ? 4 : 2,
    migrate: false,
    createSchema: false,
    // Rebuilding indexes is the owner's right, not this role's.
    reindex: false,
    monitorVacuum: false,
    supervise: work,
    // How often jobs whose worker is gone are looked for.
    superviseIntervalSeconds: testingOnly.superviseSeconds ?? 30,
    monitorIntervalSeconds: testingOnly.superviseSeconds ?? 30,
    schedule: work && !testingOnly.noTimetable,
    useListenNotify: work,
  });
  boss.on('error', (error) => fault('job queue', error));
  await boss.start();
  for (const { name } of tasks) {
    await boss.createQueue(name, {
      policy: 'exclusive',
      notify: true,
      retryLimit: 12,
      retryDelay: testingOnly.retryDelaySeconds ?? 15,
      retryBackoff: true,
      retryDelayMax: 3600,
      expireInSeconds: 120,
      heartbeatSeconds: 10,
      deleteAfterSeconds: 86_400,
    });
  }
  if (work) await startWorkers(boss, tasks, fault, testingOnly.pollSeconds ?? 0.5);
  if (work && !testingOnly.noTimetable) {
    for (const { task, cron } of timetable) await boss.schedule(task, cron, null, { tz: zone });
  }
  return {
    queue: async (task, id) => {
      await boss.send(task, id === null ? null : { id }, id === null ? {} : { singletonKey: id });
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000, close: true }),
  };
}

async function startWorkers(
  boss: PgBoss,
  tasks: readonly Task[],
  fault: (what: string, error: Error) => void,
  pollSeconds: number,
): Promise<void> {
  for (const task of tasks) {
    await boss.work(
      task.name,
      {
        transactional: true,
        // One at a time: the failure of one would roll back, hence repeat, the others of its batch.
        batchSize: 1,
        pollingIntervalSeconds: pollSeconds,
        notifyPollingIntervalSeconds: pollSeconds,
        burstWhenReadyExceeds: 10,
      },
      async (jobs: Job<{ id?: string } | null>[], tx: Db) => {
        for (const job of jobs) {
          try {
            await task.run(job.data?.id ?? null, tx);
          } catch (error) {
            fault(task.name, error instanceof Error ? error : new Error(String(error)));
            // pg-boss keeps what is thrown in the job's row: a mail server's answer names the recipient.
            throw new Error(kindOf(error));
          }
        }
      },
    );
  }
}

/** What went wrong, in a word that names nobody: the code of a system or mail error, else its class. */
function kindOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code)) return code;
  return error instanceof Error ? error.name : 'unknown';
}
