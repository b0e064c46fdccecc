/**
 * Calls under way at a time, and the most acts in one: two work on two processors while a third travels. Measured with
 * 64 callers: 16 acts a call cost a third more each than 32; 48 gained little, and whoever is first waits for the last.
 */
const LANES = 3;
const MOST = 32;

interface Waiting<Act, Result> {
  act: Act;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Joins the acts that wait. At most three calls are under way; an act that comes meanwhile waits for one of them to
 * return and shares the next call with whoever waits too. Alone, an act waits for nobody but its own turn of the loop.
 *
 * The acts of one call share its fate but not their verdicts: when the call fails, for a fault of one of them or for
 * the connection's, each is asked again by itself, and fails or succeeds by itself.
 */
export class JoinedCalls<Act, Result> {
  readonly #call: (acts: Act[]) => Promise<Result[]>;
  readonly #waiting: Waiting<Act, Result>[] = [];
  #underWay = 0;
  #soon = false;

  /** @param call asks all of these acts; resolves to as many results, in their order */
  constructor(call: (acts: Act[]) => Promise<Result[]>) {
    this.#call = call;
  }

  /** The result of this act. @throws what the call throws for it alone */
  ask(act: Act): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ act, resolve, reject });
      this.#goSoon();
    });
  }

  /** At the end of this turn of the event loop: whoever a call answered together asks again together. */
  #goSoon(): void {
    if (this.#soon) return;
    this.#soon = true;
    setImmediate(() => {
      this.#soon = false;
      this.#go();
    });
  }

  #go(): void {
    while (this.#underWay < LANES && this.#waiting.length > 0) {
      // All who wait, not half of them for each free call: halves were measured, and cost more than they gain.
      const joined = this.#waiting.splice(0, MOST);
      this.#underWay += 1;
      void this.#settle(joined).finally(() => {
        this.#underWay -= 1;
        this.#goSoon();
      });
    }
  }

  async #settle(joined: Waiting<Act, Result>[]): Promise<void> {
    try {
      const results = await this.#call(joined.map((j) => j.act));
      for (const [i, j] of joined.entries()) {
        const result = results[i];
        if (result === undefined) throw new Error('fewer results than acts');
        j.resolve(result);
      }
    } catch (error) {
      if (joined.length === 1) joined[0]?.reject(error);
      else await Promise.all(joined.map((j) => this.#settle([j])));
    }
  }
}
