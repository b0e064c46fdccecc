import type pg from 'pg';
import type { Config } from '../../config.ts';
import type { Queryable } from '../../db/index.ts';
import { type Jobs, type JobsOptions, startJobs, type Task } from '../../jobs/index.ts';
import { remindTask } from './remind.ts';
import { type MailDeps, queueWaitingMail, sendMailTask } from './send-mail.ts';

export interface ReferralJobs {
  /** Queues what an act has just written. Never throws: the timetable sends it within a minute anyway. */
  sendWaiting(): Promise<void>;
  /** Queues one turn of another module's task (`moreTasks`). Never throws: the timetable runs it anyway. */
  runSoon(task: string): Promise<void>;
  stop(): Promise<void>;
}

interface Options extends Omit<MailDeps, 'config' | 'db'> {
  config: Pick<Config, 'publicUrl' | 'run'>;
  db: { app: Queryable; connections: { app: pg.ClientConfig } };
  /** Of other modules: one queue serves the whole process. */
  moreTasks?: readonly Task[];
  onFault?: JobsOptions['onFault'];
  testingOnly?: JobsOptions['testingOnly'];
}

/** Starts the mail and reminder jobs: working here unless this process only serves pages. */
export async function startReferralJobs(options: Options): Promise<ReferralJobs> {
  const { config, db, onFault } = options;
  let jobs: Jobs | null = null;
  const queueMail = () =>
    options.mailer.kind === 'none'
      ? Promise.resolve()
      : queueWaitingMail(db, async (outboxId) => jobs?.queue('mail.send', outboxId));
  jobs = await startJobs({
    connection: db.connections.app,
    work: config.run !== 'web',
    tasks: [
      sendMailTask(options),
      { name: 'mail.sweep', run: queueMail },
      remindTask(db, queueMail),
      ...(options.moreTasks ?? []),
    ],
    onFault,
    testingOnly: options.testingOnly,
  });
  const sendWaiting = () => queueMail().catch((error: Error) => onFault?.('mail.sweep', error));
  // What a process that died left behind.
  await sendWaiting();
  return {
    sendWaiting,
    runSoon: async (task) => {
      await jobs?.queue(task, 'soon').catch((error: Error) => onFault?.(task, error));
    },
    stop: () => jobs?.stop() ?? Promise.resolve(),
  };
}
