import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from '../ui/index.ts';
import { showError } from './error-pages.tsx';

const AT_ONCE = 4;
const MAX_WAITING = 16;
const PATIENCE_MS = 5_000;

interface Line {
  running: number;
  waiting: (() => void)[];
}

/** A few requests of one session run at once; the next ones wait in line. In memory, per process. */
export class Turns {
  readonly #lines = new Map<string, Line>();

  /** Sessions that have something running; none is remembered after its last request. */
  get size(): number {
    return this.#lines.size;
  }

  /** Resolves with true when it is this request's turn (then `leave` must follow), with false when the line is too long. */
  async enter(session: string): Promise<boolean> {
    const line = this.#lines.get(session) ?? { running: 0, waiting: [] };
    this.#lines.set(session, line);
    if (line.running < AT_ONCE) {
      line.running += 1;
      return true;
    }
    if (line.waiting.length >= MAX_WAITING) return false;
    return new Promise((resolve) => {
      const go = () => {
        clearTimeout(timer);
        resolve(true);
      };
      const timer = setTimeout(() => {
        line.waiting.splice(line.waiting.indexOf(go), 1);
        resolve(false);
      }, PATIENCE_MS);
      line.waiting.push(go);
    });
  }

  /** Hands the turn to the one that has waited longest. */
  leave(session: string): void {
    const line = this.#lines.get(session);
    if (line === undefined) return;
    const next = line.waiting.shift();
    if (next) next();
    else line.running -= 1;
    if (line.running === 0) this.#lines.delete(session);
  }
}

/**
 * At most four requests of a live session at a time. A person never notices; a copied cookie cannot hold all
 * connections to the database, nor ask a hundred things before the first answer.
 */
export function sessionTurns(): MiddlewareHandler<AppEnv> {
  const turns = new Turns();
  return async (c, next) => {
    const session = c.var.token?.toString('base64');
    if (session === undefined) return next();
    if (!(await turns.enter(session))) {
      c.header('Retry-After', '5');
      return showError(c, 429, 'busy');
    }
    try {
      return await next();
    } finally {
      turns.leave(session);
    }
  };
}
