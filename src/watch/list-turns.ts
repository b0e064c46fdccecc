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
  /** When which list was shown last: going back to it shows nobody new. */
  pages: Map<string, number>;
  /** When the last page was answered that a hand went on from. */
  answeredAt: number | null;
}

/** What the middleware knows of a list before it is shown. */
export interface ListTurn {
  /** False: this very page was shown in the last ten minutes. */
  fresh: boolean;
  thinkMs: number | null;
  /** Hands the turn on; `shown`: the page was, so that going back to it shows nobody new. */
  leave(shown: boolean): void;
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
    const thinkMs =
      line.inLine > 0 ? 0 : line.answeredAt === null ? null : Math.max(0, now - line.answeredAt);
    const before = line.tail;
    const page = path + query;
    let leave = (_shown: boolean) => {};
    line.tail = new Promise((done) => {
      leave = (shown) => {
        line.inLine -= 1;
        if (shown && !isHome) remember(line.pages, page);
        done();
      };
    });
    line.inLine += 1;
    await before;
    // Only now: the same page may stand before this one in the line, and not be shown.
    const seenAt = line.pages.get(page);
    const fresh = !isHome && (seenAt === undefined || seenAt < Date.now() - REMEMBERED_MS);
    return { fresh, thinkMs, leave };
  }

  /**
   * A page was answered; `goesOn`: by a redirect or the like. The next request is then the browser's: the hand's time
   * still counts from the page before, else any redirect in between would hide a program's haste.
   */
  answered(account: string, goesOn: boolean): void {
    const line = this.#lines.get(account);
    if (line && !goesOn) line.answeredAt = Date.now();
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

function remember(pages: Map<string, number>, page: string): void {
  pages.delete(page);
  pages.set(page, Date.now());
  if (pages.size <= REMEMBERED_PAGES) return;
  const [oldest] = pages.keys();
  if (oldest !== undefined) pages.delete(oldest);
}
