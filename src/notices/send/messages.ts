import { composeEmail } from '../compose/email.ts';
import { composeSms } from '../compose/sms.ts';
import type { NoticeJobDeps } from '../deps.ts';
import { Feed } from './feed.ts';
import { type Opened, runLane, type Way } from './lane.ts';
import type { Run, Work } from './run.ts';
import { isMobile, type SmsProvider } from './sms-provider.ts';
import { SmtpLane } from './smtp-lane.ts';

/** How many messages are under way at once: at most so many are in doubt after a crash. */
const LANES = 16;

/** Claimed and opened at a time; the next as many while these are handed over. */
const AT_ONCE = 100;

/** Of one incident and channel, before the others have their turn. */
const A_ROUND = 5000;

/** The ways for e-mail: connections to the server, the demo's folder, or, in an exercise, at most that folder. */
export function emailWays(deps: NoticeJobDeps, exercise: boolean): Way[] {
  const { mailer, config } = deps;
  if (mailer.kind === 'smtp' && !exercise && config.smtpUrl !== null) {
    const domain = new URL(config.publicUrl).hostname;
    const url = config.smtpUrl;
    return Array.from({ length: LANES }, () => {
      const lane = new SmtpLane(url, config.mailFrom);
      return {
        ready: () => lane.ready(),
        close: () => lane.close(),
        send: ({ key, facts, values }) =>
          lane.send({ ...composeEmail(facts), to: values.email ?? '', messageId: `${key}@${domain}` }),
      };
    });
  }
  return [
    {
      ready: async () => {},
      close: () => {},
      async send({ key, facts, values }) {
        if (mailer.kind === 'folder')
          await mailer.send({ ...composeEmail(facts), outboxId: key, to: values.email ?? '', link: null });
        return { what: 'sent', answer: null };
      },
    },
  ];
}

export function smsWays(provider: SmsProvider | null): Way[] {
  return Array.from({ length: provider ? LANES : 1 }, () => ({
    ready: async () => {},
    close: () => {},
    async send({ key, facts, values }) {
      // An exercise: nobody is there to be written to.
      if (facts.exercise || provider === null)
        return { what: facts.exercise ? 'sent' : 'release', answer: null };
      const to = values.phone ?? '';
      return isMobile(to)
        ? provider.send({ to, text: composeSms(facts), key })
        : { what: 'final', answer: 'NO_MOBILE' };
    },
  }));
}

/**
 * Claims, opens and hands over the notices of one incident by one channel, as many at a time as there are ways; the next
 * ones are opened meanwhile. Ends when there are none, after a round's worth (others wait too), or at `until`.
 * @returns how many were handed over, and whether every way is closed: what is left waits for a later run
 */
export async function sendMessages(
  run: Run,
  work: Work,
  channel: 'email' | 'sms',
  ways: readonly Way[],
  until: number,
): Promise<{ handed: number; closed: boolean }> {
  let claimed = 0;
  const feed = new Feed<Opened>(async () => {
    if (claimed >= A_ROUND || Date.now() >= until) return [];
    const notices = await run.claim(work, channel, AT_ONCE);
    claimed += notices.length;
    if (notices.length === 0) return [];
    const people = await run.open(work, notices);
    // Refused, as after a pause: nobody is to blame.
    if (people === null) {
      await Promise.all(notices.map((notice) => run.release(notice.notice_id)));
      return [];
    }
    return notices.map((notice) => ({ notice, values: people.get(notice.notice_id)?.values }));
  }, AT_ONCE / 2);
  const lanes = await Promise.allSettled(
    ways.map((way) =>
      runLane(run, work, feed, way).catch((error: unknown) => {
        // The others hand over what they hold, and take no more.
        void feed.stop();
        throw error;
      }),
    ),
  );
  const left = await feed.stop();
  const failed = lanes.find((lane) => lane.status === 'rejected');
  if (failed) throw failed.reason;
  await Promise.all(left.map(({ notice }) => run.release(notice.notice_id)));
  const ended = lanes.flatMap((lane) => (lane.status === 'fulfilled' ? [lane.value] : []));
  return {
    handed: ended.reduce((sum, { handed }) => sum + handed, 0),
    closed: ended.every(({ closed }) => closed),
  };
}
