import { setTimeout as pause } from 'node:timers/promises';
import { callValue, type Queryable } from '../db/index.ts';
import { NoticeCodes } from './codes.ts';
import type { Channel } from './deps.ts';

/** What the page may tell of a notice that is ours. */
export interface Verified {
  /** Null: it is leaving at this very moment. */
  at: string | null;
  channel: Channel;
  structure: string;
  exercise: boolean;
  seen: string[];
}

/** Longer than either answer takes: how long it took says nothing about the code. */
const SAME_TIME_MS = 60;

/** Looks a well-formed code up; null when it is not one of ours. */
export async function verifyCode(db: Queryable, key: Buffer, code: string): Promise<Verified | null> {
  const hash = new NoticeCodes(key).hashOf(code);
  const [found] = await Promise.all([
    callValue<Verified | null>(db, 'notice.verify', [hash]),
    pause(SAME_TIME_MS),
  ]);
  return found;
}

/**
 * What the whole instance answers in a minute, beside what one address may ask: codes have sixty bits, so this is for
 * the database's sake, not for theirs.
 */
export class InstancePace {
  readonly #perMinute: number;
  #left: number;
  #at = 0;

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
    this.#left = perMinute;
  }

  take(nowMs: number): boolean {
    this.#left = Math.min(this.#perMinute, this.#left + ((nowMs - this.#at) / 60_000) * this.#perMinute);
    this.#at = nowMs;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
