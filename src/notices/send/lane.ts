import type { FieldValues } from '../../gate/index.ts';
import type { NoticeFacts } from '../compose/facts.ts';
import type { Feed } from './feed.ts';
import { type Outcome, WayClosed } from './outcome.ts';
import type { Claimed, Run, Settled, Work } from './run.ts';

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

/** A claimed notice with whom it goes to; no values: the person is no more. */
export interface Opened {
  notice: Claimed;
  values: Partial<FieldValues> | undefined;
}

/**
 * One connection's work: takes notices one after the other until there are no more, each committed as `sending` just
 * before it is handed over. What became of it is committed with the beginning of the next one, or at once when no next
 * one is there: never more than one notice of a lane is in nobody's book.
 * @returns how many it handed over, and whether its way was closed (the notice in hand is put back)
 */
export async function runLane(
  run: Run,
  work: Work,
  feed: Feed<Opened>,
  way: Way,
): Promise<{ handed: number; closed: boolean }> {
  let handed = 0;
  let done: Settled | null = null;
  for (;;) {
    let next = feed.now();
    if (next === undefined) {
      if (done) await run.turn(done, null);
      done = null;
      next = await feed.next();
      if (next === undefined) return { handed, closed: false };
    }
    const { notice, values } = next;
    const id = notice.notice_id;
    await run.deps.testingOnlyAt?.('claimed', id);
    if (!(await isReady(way))) {
      feed.putBack(next);
      if (done) await run.turn(done, null);
      return { handed, closed: true };
    }
    if (values === undefined) {
      if (done) await run.turn(done, null);
      done = { id, outcome: { what: 'final', answer: 'NO_PERSON' } };
      continue;
    }
    const begun = await run.turn(done, id);
    done = { id, outcome: { what: 'release', answer: null } };
    if (!begun) continue;
    await run.deps.testingOnlyAt?.('sending', id);
    const facts = run.facts(work, notice, values.summary);
    const outcome = await way.send({ id, key: run.codes.messageKey(id), facts, values });
    await run.deps.testingOnlyAt?.('taken', id);
    done = { id, outcome };
    handed += 1;
  }
}

async function isReady(way: Way): Promise<boolean> {
  try {
    await way.ready();
    return true;
  } catch (error) {
    if (error instanceof WayClosed) return false;
    throw error;
  }
}
