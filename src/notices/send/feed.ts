/** Hands items to many takers and fetches the next ones before the last are gone, so that nobody waits for a fetch. */
export class Feed<Item> {
  readonly #fetch: () => Promise<Item[]>;
  readonly #low: number;
  #ready: Item[] = [];
  #coming: Promise<void> | null = null;
  #ended = false;
  #fault: { error: unknown } | null = null;

  /**
   * @param fetch the next items; none: there are no more
   * @param low how many left start the next fetch
   */
  constructor(fetch: () => Promise<Item[]>, low: number) {
    this.#fetch = fetch;
    this.#low = low;
  }

  /** One that is there already; undefined when there is none at this moment. */
  now(): Item | undefined {
    const item = this.#ready.shift();
    if (this.#ready.length < this.#low) this.#goOn();
    return item;
  }

  /** The next one; undefined when there are no more. @throws what fetching threw */
  async next(): Promise<Item | undefined> {
    for (;;) {
      const item = this.now();
      if (item !== undefined) return item;
      if (this.#fault) throw this.#fault.error;
      if (this.#coming === null) return undefined;
      await this.#coming;
    }
  }

  /** For another taker. */
  putBack(item: Item): void {
    this.#ready.unshift(item);
  }

  /** Fetches no more. @returns what was fetched and not taken */
  async stop(): Promise<Item[]> {
    this.#ended = true;
    await this.#coming;
    return this.#ready.splice(0);
  }

  #goOn(): void {
    if (this.#ended || this.#coming !== null) return;
    this.#coming = this.#fetch()
      .then((items) => {
        this.#ended ||= items.length === 0;
        this.#ready.push(...items);
      })
      .catch((error: unknown) => {
        this.#ended = true;
        this.#fault = { error };
      })
      .finally(() => {
        this.#coming = null;
      });
  }
}
