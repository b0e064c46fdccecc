import { callValue, type Queryable } from '../db/index.ts';
import { beforeList } from './before-list.ts';
import { evaluateAccount, type Memory, type WatchMode } from './evaluate-account.ts';
import { type ListTurn, ListTurns } from './list-turns.ts';
import type { Hold } from './read-look.ts';

/** What the next act of an account meets. */
export interface Standing {
  hold: Hold;
  frozen: boolean;
}

export interface WatchDeps {
  /** The watch's own role: the application's has none of its doors. */
  db: { watch: Queryable };
  mode: WatchMode;
  /** A fault of the watch itself, without data. The page goes on: the budgets hold, and the catch-up looks again. */
  onFault?: (what: string, error: Error) => void;
}

const FREE: Standing = { hold: null, frozen: false };
/** Accounts remembered at a time; the one that was looked at longest ago is forgotten, and read anew when it acts. */
const REMEMBERED = 2_000;

/**
 * Evaluates accounts after their acts, one evaluation of an account at a time: an act that ends while one runs is looked
 * at by the next one, which all wait for that ask meanwhile.
 *
 * @example
 * await watcher.standing(id); // before an act: waits until the acts before it were looked at
 * watcher.acted(id);          // after it was committed
 */
export class Watcher {
  readonly #deps: WatchDeps;
  /** The pages of names of each account, one at a time. */
  readonly lists = new ListTurns();
  readonly #memories = new Map<string, Memory>();
  readonly #running = new Map<string, Promise<void>>();
  readonly #next = new Map<string, Promise<void>>();

  constructor(deps: WatchDeps) {
    this.#deps = deps;
  }

  /** An act of this account was committed, or refused: it is looked at now, and nobody waits for it here. */
  acted(account: string): void {
    this.evaluate(account).catch((error: Error) => this.#deps.onFault?.('watch', error));
  }

  /** Resolves when all that this account has done so far was looked at by somebody. Never fails. */
  async standing(account: string): Promise<Standing> {
    const pending = this.#next.get(account) ?? this.#running.get(account);
    if (pending !== undefined) await pending.catch(() => {});
    else if (!this.#memories.has(account)) await this.evaluate(account).catch(() => {});
    const memory = this.#memories.get(account);
    return memory ? { hold: memory.hold, frozen: memory.frozen } : FREE;
  }

  /** Looks again at once, whatever is remembered: after a touch, or for the catch-up. Fails as the database does. */
  evaluate(account: string): Promise<void> {
    const running = this.#running.get(account);
    if (running === undefined) return this.#start(account);
    let next = this.#next.get(account);
    if (next === undefined) {
      next = running
        .catch(() => {})
        .then(() => {
          this.#next.delete(account);
          return this.#start(account);
        });
      this.#next.set(account, next);
    }
    return next;
  }

  /**
   * Whether a page of names may be shown to this account, before it is. Called within its turn, after `standing`. Returns
   * null, 'touch' (held back, and written down as its reader's refused act), or 'frozen'. A fault of the database lets it through.
   */
  async beforeList(account: string, token: Buffer, turn: ListTurn): Promise<'touch' | 'frozen' | null> {
    const memory = this.#memories.get(account);
    if (memory === undefined || !turn.fresh || this.#deps.mode !== 'on') return null;
    const finding = beforeList(memory.acts, { at: Date.now(), thinkMs: turn.thinkMs });
    if (finding === null) return null;
    const { watch } = this.#deps.db;
    try {
      if (finding.measure === 'freeze') {
        await callValue(watch, 'watch.raise', [
          account,
          'list_pages',
          'freeze',
          finding.acts.map((act) => act.id),
        ]);
        await this.evaluate(account);
        return this.#memories.get(account)?.frozen ? 'frozen' : 'touch';
      }
      await callValue(watch, 'watch.ask_touch', [token]);
      return 'touch';
    } catch (error) {
      this.#deps.onFault?.('watch', error as Error);
      return null;
    }
  }

  #start(account: string): Promise<void> {
    const { db, mode } = this.#deps;
    const run = evaluateAccount(db.watch, mode, account, this.#memories.get(account) ?? null)
      .then((memory) => this.#remember(account, memory))
      .finally(() => {
        if (this.#running.get(account) === run) this.#running.delete(account);
      });
    this.#running.set(account, run);
    return run;
  }

  #remember(account: string, memory: Memory | null): void {
    this.#memories.delete(account);
    if (memory === null) return;
    this.#memories.set(account, memory);
    if (this.#memories.size > REMEMBERED) {
      const [oldest] = this.#memories.keys();
      if (oldest !== undefined) this.#memories.delete(oldest);
    }
  }
}
