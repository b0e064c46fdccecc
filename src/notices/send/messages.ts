import type { FieldValues } from '../../gate/index.ts';
import { composeEmail } from '../compose/email.ts';
import type { NoticeFacts } from '../compose/facts.ts';
import { composeSms } from '../compose/sms.ts';
import type { NoticeJobDeps } from '../deps.ts';
import { type Outcome, WayClosed } from './outcome.ts';
import type { Claimed, Run, Work } from './run.ts';
import { isMobile, type SmsProvider } from './sms-provider.ts';
import { SmtpLane } from './smtp-lane.ts';

/** How many messages are under way at once. */
const LANES = 8;

/** One way out for messages to single people. */
export interface Way {
  /** Makes sure that a message could be handed over now. @throws WayClosed */
  ready(): Promise<void>;
  send(notice: {
    id: string;
    key: string;
    facts: NoticeFacts;
    values: Partial<FieldValues>;
  }): Promise<Outcome>;
  close(): void;
}

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
 * Hands claimed notices over, several at a time. Each is committed as `sending` just before and settled just after.
 * @returns false when the way is closed: what is left waits for a later run
 */
export async function sendMessages(
  run: Run,
  work: Work,
  claimed: readonly Claimed[],
  ways: readonly Way[],
): Promise<boolean> {
  const people = await run.open(work, claimed);
  const queue = [...claimed];
  let closed = people === null;
  const worker = async (way: Way): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const id = next.notice_id;
      const values = people?.get(id)?.values;
      if (closed) await run.settle(id, { what: 'release', answer: null });
      else if (!values) await run.settle(id, { what: 'final', answer: 'NO_PERSON' });
      else if (!(await sendOne(run, work, next, values, way))) closed = true;
    }
  };
  await Promise.all(ways.map(worker));
  return !closed;
}

async function sendOne(
  run: Run,
  work: Work,
  next: Claimed,
  values: Partial<FieldValues>,
  way: Way,
): Promise<boolean> {
  const id = next.notice_id;
  await run.deps.testingOnlyAt?.('claimed', id);
  try {
    await way.ready();
    if (!(await run.begin(id))) {
      await run.settle(id, { what: 'release', answer: null });
      return true;
    }
    await run.deps.testingOnlyAt?.('sending', id);
    const facts = run.facts(work, next, values.summary?.givenName ?? '');
    const outcome = await way.send({ id, key: run.codes.messageKey(id), facts, values });
    await run.deps.testingOnlyAt?.('taken', id);
    await run.settle(id, outcome);
    return true;
  } catch (error) {
    if (!(error instanceof WayClosed)) throw error;
    await run.settle(id, { what: 'release', answer: null });
    return false;
  }
}
