import type { Act } from '../act.ts';
import { ASKED, type BeforeListLimits, beforeList, LIMITS } from '../before-list.ts';
import { pageOf } from './write-acts.ts';

/** From an entry to the answer in the hand: the server, the network. An assumption, small against a hand. */
const ANSWER_MS = 60;
const BACK_MS = 600_000;

/** How whoever is asked for a touch answers: after how long, and how long until the page is asked for again. Null: cannot. */
export type Toucher = { afterMs: number; againMs: number } | null;

export interface Shown {
  /** The acts as the log then has them: what was held back is not in it. */
  acts: Act[];
  /** Touches asked for before a page of names. */
  asked: number;
  /** The act after which nothing more was shown, because nobody touched; null: none. */
  stoppedAt: number | null;
  /** Likewise, because the touch was a program's. */
  frozenAt: number | null;
}

/**
 * What comes of a list of acts under the watch's judgement of each page of names before it is shown: pages that were shown
 * within ten minutes go through, a page that is held back waits for the touch, the rest of the acts goes on meanwhile.
 */
export function holdLists(acts: readonly Act[], toucher: Toucher, limits: BeforeListLimits = LIMITS): Shown {
  const out: Act[] = [];
  const shown = new Map<string, number>();
  let asked = 0;
  let late = 0;
  for (const act of acts) {
    const page = pageOf.get(act);
    let at = act.at + late;
    if (page !== undefined && (shown.get(page) ?? 0) < at - BACK_MS) {
      const before = out.at(-1);
      const wish = (now: number, fresh: boolean) =>
        beforeList(
          out.filter((one) => one.at <= now),
          {
            at: now,
            thinkMs: before === undefined || !fresh ? null : Math.max(0, now - before.at - ANSWER_MS),
          },
          limits,
        );
      if (wish(at, true) !== null) {
        asked += 1;
        out.push(entry(act, ASKED, at, 'presence'));
        if (toucher === null) return { acts: out, asked, stoppedAt: out.length, frozenAt: null };
        out.push(entry(act, 'identity.confirm_presence', at + toucher.afterMs, null));
        const again = at + toucher.afterMs + toucher.againMs;
        if (wish(again, false)?.measure === 'freeze')
          return { acts: out, asked, stoppedAt: null, frozenAt: out.length };
        // A thief's program goes on from there; an agent's other acts have their own hours.
        if (toucher.againMs < 1000) late += again - at;
        at = again;
      }
    }
    if (page !== undefined) shown.set(page, at);
    out.push(at === act.at ? act : { ...act, at });
  }
  return { acts: out.sort((a, b) => a.at - b.at), asked, stoppedAt: null, frozenAt: null };
}

const entry = (like: Act, op: string, at: number, code: string | null): Act => ({
  ...like,
  op,
  at,
  code,
  class: null,
  people: 0,
  who: [],
  id: `${like.id}-${op}`,
});
