import { spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openMailer } from '../../src/mail/index.ts';
import { NoticeCodes, readBounces, settleDoubts } from '../../src/notices/index.ts';
import { sendNotices } from '../../src/notices/send/send-notices.ts';
import { noticeScene } from '../kernel/notice-scene.ts';
import { workerEnvironment } from './worker-environment.ts';

const PEOPLE = 60;
/** More by hand: NOTICE_KILLS=100. */
const KILLS = Number(process.env.NOTICE_KILLS ?? 5);
let s: Awaited<ReturnType<typeof noticeScene>>;
let smtp: SMTPServer;
let smtpUrl: string;
let codes: NoticeCodes;

/** The server's own record: what it accepted. `onTaken` is the moment between its accepting and its saying so. */
const record: { to: string; messageId: string }[] = [];
let onTaken: (() => void) | null = null;
const answers = new Map<string, number>();

beforeAll(async () => {
  s = await noticeScene(PEOPLE, () => true);
  codes = new NoticeCodes(await s.vault.noticeKey());
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      const responseCode = answers.get(address);
      done(responseCode ? Object.assign(new Error('no such mailbox'), { responseCode }) : null);
    },
    onData(stream, session, done) {
      let raw = '';
      stream.on('data', (part: Buffer) => (raw += part.toString('latin1')));
      stream.on('end', () => {
        const messageId = /^Message-ID: <([^>]+)>/im.exec(raw)?.[1] ?? '';
        record.push({ to: session.envelope.rcptTo[0]?.address ?? '', messageId });
        onTaken?.();
        done();
      });
    },
  });
  // Connections of killed workers.
  smtp.on('error', () => {});
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  smtpUrl = `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
  await s.close();
});

const states = async (id: string) => {
  const { rows } = await s.owner.query(
    'SELECT channel, state, count(*)::int AS n FROM notice.notice WHERE incident_id = $1 GROUP BY 1, 2 ORDER BY 1, 2',
    [id],
  );
  return Object.fromEntries(rows.map((r) => [`${r.channel} ${r.state}`, r.n]));
};

function deps(other: Record<string, unknown> = {}) {
  const config = {
    ...s.config,
    smtpUrl,
    mailFrom: 'avis@ecluse.exemple.fr',
    publicUrl: 'https://ecluse.exemple.fr',
    ...other,
  };
  return { config, db: s.db, vault: s.vault, mailer: openMailer(config) };
}

const environment = () => ({
  ...workerEnvironment(s, { smtpUrl, mailFrom: 'avis@ecluse.exemple.fr' }),
  ECLUSE_PUBLIC_URL: 'https://ecluse.exemple.fr',
  ECLUSE_MASTER_KEY_FILE: s.config.masterKeyFile,
});

/** Runs a worker and kills it at the n-th of its moments, or inside the server, between accepting and saying so. */
async function killOne(moments: number, inServer: boolean): Promise<void> {
  const child = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      new URL('./notice-worker.ts', import.meta.url).pathname,
      JSON.stringify(environment()),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let left = moments;
  const count = () => {
    left -= 1;
    if (left === 0) child.kill('SIGKILL');
  };
  if (inServer) onTaken = count;
  else child.stdout.on('data', (lines: Buffer) => lines.toString().split('\n').slice(1).forEach(count));
  child.stdout.resume();
  await exited;
  onTaken = null;
}

it('after any number of kills nobody got a notice twice and nobody was missed, by the server’s own record', async () => {
  await s.run(s.id, { channels: ['email'], perMinute: 60000 });
  for (let n = 0; n < KILLS; n += 1) await killOne(1 + Math.floor(Math.random() * 12), n % 2 === 0);
  // Whatever is in doubt is not sent again by itself …
  await sendNotices(deps(), Date.now() + 60_000);
  const left = await states(s.id);
  expect((left['email sent'] ?? 0) + (left['email doubt'] ?? 0)).toBe(PEOPLE);
  expect(new Set(record.map((r) => r.to)).size).toBe(record.length);
  // … but by the server's record: taken is sent, the others wait again.
  const doubts = left['email doubt'] ?? 0;
  const settled = await settleDoubts(
    s.owner,
    codes,
    record.map((r) => r.messageId),
  );
  expect(settled.taken + settled.again).toBe(doubts);
  await sendNotices(deps(), Date.now() + 60_000);
  expect(await states(s.id)).toEqual({ 'email sent': PEOPLE });
  expect(record.map((r) => r.to).sort()).toEqual(
    Array.from({ length: PEOPLE }, (_, n) => `personne${n}@exemple.fr`).sort(),
  );
  expect(record.every((r) => codes.findMessageKeys(r.messageId).length === 1)).toBe(true);
}, 300_000);

it('a dead address goes on by the next channel, a busy one waits, a bounce comes back to it', async () => {
  const id = await s.incident();
  record.length = 0;
  answers.set('personne1@exemple.fr', 550);
  answers.set('personne2@exemple.fr', 451);
  await s.run(id, { channels: ['email', 'letter'] });
  await sendNotices(deps(), Date.now() + 60_000);
  // Person 1 has no postal address; person 2's server said "later".
  expect(await states(id)).toEqual({
    'email failed': 1,
    'email queued': 1,
    'email sent': PEOPLE - 2,
    'none unreachable': 1,
  });
  const bounced = record.find((r) => r.to === 'personne3@exemple.fr');
  const report = `Action: failed\nStatus: 5.1.1\n\nMessage-ID: <${bounced?.messageId}>\n`;
  expect(await readBounces(s.owner, codes, report)).toBe(1);
  expect(await readBounces(s.owner, codes, report)).toBe(0);
  answers.clear();
  await s.owner.query(`UPDATE notice.notice SET due_at = '-infinity'`);
  await sendNotices(deps(), Date.now() + 60_000);
  expect(await states(id)).toEqual({
    'email bounced': 1,
    'email failed': 1,
    'email sent': PEOPLE - 2,
    'none unreachable': 2,
  });
});

it('a server that is not there costs nobody a try', async () => {
  const id = await s.incident();
  await s.run(id, { channels: ['email'] });
  await sendNotices(deps({ smtpUrl: 'smtp://127.0.0.1:1' }), Date.now() + 60_000);
  expect(await states(id)).toEqual({ 'email queued': PEOPLE });
  const { rows } = await s.owner.query(
    'SELECT max(attempts) AS n FROM notice.notice WHERE incident_id = $1',
    [id],
  );
  expect(rows[0].n).toBe(0);
  await s.owner.query(`UPDATE notice.campaign SET state = 'paused' WHERE incident_id = $1`, [id]);
});

it('an exercise opens nobody and nothing leaves; its letters are of invented people', async () => {
  const id = await s.incident({ exercise: true });
  record.length = 0;
  const before = (await s.entries(`operation = 'notice.open'`)).length;
  await s.run(id, { channels: ['email', 'letter'] });
  await sendNotices(deps(), Date.now() + 60_000);
  expect(await states(id)).toEqual({ 'email sent': PEOPLE });
  expect(record).toEqual([]);
  expect((await s.entries(`operation = 'notice.open'`)).length).toBe(before);
  const letters = await s.incident({ exercise: true });
  await s.run(letters, { channels: ['letter'] });
  await sendNotices(deps(), Date.now() + 60_000);
  // Only person 2 has a postal address.
  expect(await states(letters)).toEqual({ 'letter printed': 1, 'none unreachable': PEOPLE - 1 });
  const { rows } = await s.owner.query('SELECT file FROM notice.batch WHERE incident_id = $1', [letters]);
  expect(rows[0].file.toString('latin1')).toContain('bordereau.csv');
});

it('letters leave encrypted to the print house, and wait while none is set', async () => {
  const id = await s.incident();
  await s.run(id, { channels: ['letter'] });
  await sendNotices(deps(), Date.now() + 60_000);
  expect(await states(id)).toEqual({ 'letter queued': 1, 'none unreachable': PEOPLE - 1 });
  const printHouseKey = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';
  await sendNotices(deps({ printHouseKey }), Date.now() + 60_000);
  expect(await states(id)).toEqual({ 'letter printed': 1, 'none unreachable': PEOPLE - 1 });
  const { rows } = await s.owner.query('SELECT file, letters FROM notice.batch WHERE incident_id = $1', [id]);
  expect(rows[0].letters).toBe(1);
  expect(rows[0].file.toString('latin1', 0, 21)).toBe('age-encryption.org/v1');
  expect(rows[0].file.includes('bordereau')).toBe(false);
});
