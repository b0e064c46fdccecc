/** Where people stand in lists: these pages are asked for one at a time, and judged before they are shown. */
const LIST_DOORS = /^\/(portefeuille|orientations)\/?$/;
/** The home page names people too; it is never held back, but what it shows counts. */
const HOME = '/';
const REMEMBERED_MS = 600_000;
const REMEMBERED_PAGES = 40;
const REMEMBERED_ACCOUNTS = 2_000;

interface Line {
  /** Resolves when the lists before are answered and looked at. */
  tail: Promise<void>;
  inLine: number;
  /** When which list was asked for: going back to it shows nobody new. */
  pages: Map<string, number>;
  /** When the last page was answered that a hand went on from. */
  answeredAt: number | null;
}

/** What the middleware knows of a list before it is shown. */
export interface ListTurn {
  /** False: this very page was asked for in the last ten minutes. */
  fresh: boolean;
  thinkMs: number | null;
  /** Hands the turn on. */
  leave(): void;
}

/**
 * The lists of each account, one after the other: whoever asks for four at once is shown the first one, and is judged
 * before the second. In memory, per process: several processes let as many first pages through.
 */
export class ListTurns {
  readonly #lines = new Map<string, Line>();

  /**
   * `arrivedAt`: before the session was looked up, which takes a busy server longer than a hand.
   * Null for a request that is no list. Otherwise resolves when it is its turn; `leave` must follow.
   */
  async enter(
    account: string,
    asked: { method: string; path: string; query: string; arrivedAt?: number | undefined },
  ): Promise<ListTurn | null> {
    const { method, path, query, arrivedAt: now = Date.now() } = asked;
    const isHome = path === HOME;
    if (method === 'POST' || !(isHome || LIST_DOORS.test(path))) return null;
    const line = this.#lineOf(account);
    const page = path + query;
    const seenAt = line.pages.get(page);
    const fresh = !isHome && (seenAt === undefined || seenAt < now - REMEMBERED_MS);
    const thinkMs =
      line.inLine > 0 ? 0 : line.answeredAt === null ? null : Math.max(0, now - line.answeredAt);
    line.pages.delete(page);
    line.pages.set(page, now);
    if (line.pages.size > REMEMBERED_PAGES) {
      const [oldest] = line.pages.keys();
      if (oldest !== undefined) line.pages.delete(oldest);
    }
    const before = line.tail;
    let leave = () => {};
    line.tail = new Promise((done) => {
      leave = () => {
        line.inLine -= 1;
        done();
      };
    });
    line.inLine += 1;
    await before;
    return { fresh, thinkMs, leave };
  }

  /** It was held back: asking again is not going back to it. */
  heldBack(account: string, path: string, query: string): void {
    this.#lines.get(account)?.pages.delete(path + query);
  }

  /** A page was answered; `goesOn`: by a redirect or the like, so that the next request is the browser's, not a hand's. */
  answered(account: string, goesOn: boolean): void {
    const line = this.#lines.get(account);
    if (line) line.answeredAt = goesOn ? null : Date.now();
  }

  #lineOf(account: string): Line {
    const line = this.#lines.get(account) ?? {
      tail: Promise.resolve(),
      inLine: 0,
      pages: new Map(),
      answeredAt: null,
    };
    this.#lines.delete(account);
    this.#lines.set(account, line);
    if (this.#lines.size > REMEMBERED_ACCOUNTS) {
      for (const [other, { inLine }] of this.#lines) {
        if (inLine > 0 || other === account) continue;
        this.#lines.delete(other);
        break;
      }
    }
    return line;
  }
}
