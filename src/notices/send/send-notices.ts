import { setTimeout as pause } from 'node:timers/promises';
import type { NoticeJobDeps } from '../deps.ts';
import { openChannels } from '../deps.ts';
import { parseAgeRecipient } from './age.ts';
import type { Way } from './lane.ts';
import { LETTERS_A_FILE, printLetters } from './letters.ts';
import { emailWays, sendMessages, smsWays } from './messages.ts';
import { Run, type Work } from './run.ts';
import { openSmsProvider } from './sms-provider.ts';

/** How a run went: for tests and the benchmark. */
export interface Sent {
  messages: number;
  letters: number;
}

/**
 * One run of the job: prepares and sends what is approved until there is nothing left or `until` (ms since 1970).
 * Whatever moment it is killed at, the next run goes on, nobody gets a notice twice, and nobody is forgotten
 * (ADR 12). Two runs at once share the work.
 */
export async function sendNotices(deps: NoticeJobDeps, until: number): Promise<Sent> {
  const sent: Sent = { messages: 0, letters: 0 };
  const run = await Run.open(deps);
  const ways = new Ways(deps);
  let broken = true;
  try {
    for (let idle = 0; idle < 2 && Date.now() < until; ) {
      const did = await goRound(run, ways, until, sent);
      idle = did ? 0 : idle + 1;
      // The pace refills evenly: a moment later there may be more to claim.
      if (!did) await pause(250);
    }
    broken = false;
  } finally {
    ways.close();
    await run.close(broken);
  }
  return sent;
}

async function goRound(run: Run, ways: Ways, until: number, sent: Sent): Promise<boolean> {
  let messages = 0;
  let letters = 0;
  for (const work of await run.work()) {
    if (!work.prepared && !(await run.prepare(work.incident_id, until))) return false;
    for (const channel of ['email', 'sms'] as const)
      messages += await sendSome(run, ways, work, channel, until);
    // At the end: letters take in those whom nothing else reached, in full files.
    if (messages === 0 && ways.prints(work)) {
      const claimed = await run.claim(work, 'letter', LETTERS_A_FILE);
      if (claimed.length > 0) letters += await printLetters(run, work, claimed, ways.printHouse, new Date());
    }
  }
  sent.messages += messages;
  sent.letters += letters;
  return messages + letters > 0;
}

async function sendSome(
  run: Run,
  ways: Ways,
  work: Work,
  channel: 'email' | 'sms',
  until: number,
): Promise<number> {
  const open = ways.of(work, channel);
  if (open === null) return 0;
  const { handed, closed } = await sendMessages(run, work, channel, open, until);
  if (closed) ways.shut(work, channel);
  return handed;
}

/** The ways out of one run, opened when first needed; one that is closed stays so until the next run. */
class Ways {
  readonly #deps: NoticeJobDeps;
  readonly #open = new Map<string, Way[] | null>();
  readonly printHouse: Buffer | null;

  constructor(deps: NoticeJobDeps) {
    this.#deps = deps;
    this.printHouse =
      deps.config.printHouseKey === null ? null : parseAgeRecipient(deps.config.printHouseKey);
  }

  of(work: Work, channel: 'email' | 'sms'): Way[] | null {
    const key = keyOf(work, channel);
    const found = this.#open.get(key);
    if (found !== undefined) return found;
    const made = this.#make(work, channel);
    this.#open.set(key, made);
    return made;
  }

  prints(work: Work): boolean {
    return work.exercise || this.printHouse !== null;
  }

  shut(work: Work, channel: 'email' | 'sms'): void {
    for (const way of this.#open.get(keyOf(work, channel)) ?? []) way.close();
    this.#open.set(keyOf(work, channel), null);
  }

  close(): void {
    for (const ways of this.#open.values()) for (const way of ways ?? []) way.close();
  }

  #make(work: Work, channel: 'email' | 'sms'): Way[] | null {
    if (!work.exercise && !openChannels(this.#deps).includes(channel)) return null;
    if (channel === 'email') return emailWays(this.#deps, work.exercise);
    return smsWays(work.exercise || !this.#deps.config.sms ? null : openSmsProvider(this.#deps.config.sms));
  }
}

function keyOf(work: Work, channel: string): string {
  return `${work.exercise ? 'exercise' : 'real'} ${channel}`;
}
