import { callValue, type Queryable } from '../db/index.ts';
import type { Act, Profile } from './act.ts';
import { type Hold, readLook } from './read-look.ts';
import { evaluate } from './rules/index.ts';

/** `observe`: alerts are written, no measure is taken. */
export type WatchMode = 'on' | 'observe';

/** What is remembered of an account between two evaluations, so that only what is new is asked for. */
export interface Memory {
  acts: Act[];
  profile: Profile;
  /** When the profile was read. */
  profiledAt: number;
  hold: Hold;
  frozen: boolean;
}

const HOUR_MS = 3_600_000;
/** No rule looks further back but for invitations; and no further than so many acts. */
const KEPT_MS = 24 * HOUR_MS;
const KEPT = 500;
/** An entry may become visible after a later one: what is not older than this before the newest is asked for again. */
const OVERLAP_MS = 30_000;

/**
 * Looks at what an account has done since last time, lets the rules judge it and raises what they find.
 * Takes what was remembered (null: nothing, then all of the last 24 hours is judged). Returns what to remember; null for
 * nobody. An act is judged once by a process, and what was raised once is not raised again (`watch.raise`).
 */
export async function evaluateAccount(
  db: Queryable,
  mode: WatchMode,
  account: string,
  memory: Memory | null,
): Promise<Memory | null> {
  const now = Date.now();
  const stale = memory === null || now - memory.profiledAt > HOUR_MS;
  const look = await readLook(db, account, settledId(memory), stale);
  const profile = look?.profile ?? memory?.profile;
  if (look === null || profile === undefined) return null;

  const known = new Set(memory?.acts.map((act) => act.id));
  const fresh = look.acts.filter((act) => !known.has(act.id));
  const acts = [...(memory?.acts ?? []), ...fresh].slice(-KEPT);
  let { hold } = look;
  let frozen = look.state === 'frozen';
  if (fresh.length > 0) {
    for (const found of evaluate(acts, profile, acts.length - fresh.length)) {
      const measure = mode === 'on' ? found.measure : 'warn';
      const alert = await callValue<string | null>(db, 'watch.raise', [
        account,
        found.rule,
        measure,
        found.acts.map((act) => act.id),
      ]);
      if (alert === null) continue;
      if (measure === 'freeze') frozen = true;
      else if (measure !== 'warn') hold = measure === 'touch' || hold === 'touch' ? 'touch' : 'slow';
    }
  }
  return {
    acts: acts.filter((act) => act.at > now - KEPT_MS),
    profile,
    profiledAt: stale ? now : (memory?.profiledAt ?? now),
    hold,
    frozen,
  };
}

/** The latest act before which none can still appear. */
function settledId(memory: Memory | null): string {
  const newest = memory?.acts.at(-1)?.at ?? 0;
  return memory?.acts.findLast((act) => act.at < newest - OVERLAP_MS)?.id ?? '0';
}
