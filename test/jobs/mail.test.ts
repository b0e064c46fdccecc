import { spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openMailer } from '../../src/mail/index.ts';
import { startReferralJobs } from '../../src/referrals/index.ts';
import { type TestDatabase, testDatabase } from '../db/harness.ts';
import { type ReferralWorld, referralWorld } from '../db/referral-world.ts';
import { workerEnvironment } from './worker-environment.ts';

let t: TestDatabase;
let w: ReferralWorld;
let smtp: SMTPServer;
let smtpUrl: string;
const mails: ParsedMail[] = [];
const people = 6;
const mailFrom = 'ne-pas-repondre@ecluse.exemple.fr';

beforeAll(async () => {
  t = await testDatabase();
  w = await referralWorld(t);
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      simpleParser(stream).then((mail) => {
        mails.push(mail);
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  smtpUrl = `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await w.close();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
  await t.close();
});

const closed = async () => {
  const { rows } = await w.owner.query<{ status: string; n: string }>(
    'SELECT status, count(*) AS n FROM referrals.outbox GROUP BY status',
  );
  return Object.fromEntries(rows.map((r) => [r.status, Number(r.n)]));
};

it('a worker killed between the mail and its writing down: each message at least once, each effect exactly once', async () => {
  for (let i = 0; i < people; i += 1)
    await w.propose(await w.addPerson(`Personne${i}`), await w.addSession());
  const child = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      new URL('./mail-worker.ts', import.meta.url).pathname,
      JSON.stringify({ env: workerEnvironment(t, { smtpUrl, mailFrom }), stallAfter: 3 }),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => data.toString().includes('stalled') && resolve());
    child.once('exit', (code) => reject(new Error(`the worker ended by itself: ${code}`)));
  });
  expect(mails.length).toBe(3);
  child.kill('SIGKILL');
  await exited;
  // Two were written down; the third one's mail is out, and the database does not know.
  await expect.poll(closed, { timeout: 20_000, interval: 50 }).toEqual({ sent: 2, waiting: people - 2 });

  const jobs = await startReferralJobs({
    config: { publicUrl: 'http://localhost:8080', run: 'all' },
    db: t.db,
    vault: w.vault,
    mailer: openMailer({ ...t.config, smtpUrl, mailFrom }),
    testingOnly: { noTimetable: true, retryDelaySeconds: 1, superviseSeconds: 1 },
  });
  try {
    // The killed worker's job counts as running until its heartbeat has been missed for ten seconds.
    await expect.poll(closed, { timeout: 90_000, interval: 200 }).toEqual({ sent: people });
  } finally {
    await jobs.stop();
  }
  const copies = Map.groupBy(mails, (mail) => mail.messageId ?? '');
  expect(copies.size).toBe(people);
  // The repeated one has the same Message-ID, and both its links work until one is used.
  const repeated = [...copies.values()].filter((list) => list.length > 1);
  expect(repeated.map((list) => list.length)).toEqual([2]);
  const { rows } = await w.owner.query<{ n: string }>(
    'SELECT count(*) AS n FROM identity.link WHERE revoked_at IS NULL',
  );
  expect(Number(rows[0]?.n)).toBe(people + 1);
}, 240_000);
