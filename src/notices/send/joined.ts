/** Calls that wait for each other share the next one: many connections settle at once, in one commit. */
export class Joined<Item, Answer> {
  readonly #call: (items: Item[]) => Promise<Answer[]>;
  #waiting: { item: Item; resolve(answer: Answer): void; reject(error: unknown): void }[] = [];
  #busy = false;

  /** @param call answers in the order of its items */
  constructor(call: (items: Item[]) => Promise<Answer[]>) {
    this.#call = call;
  }

  ask(item: Item): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (!this.#busy) void this.#goOn();
    });
  }

  async #goOn(): Promise<void> {
    this.#busy = true;
    while (this.#waiting.length > 0) {
      const these = this.#waiting;
      this.#waiting = [];
      try {
        const answers = await this.#call(these.map(({ item }) => item));
        these.forEach(({ resolve, reject }, n) => {
          const answer = answers[n];
          if (answer === undefined) reject(new Error('an answer is missing'));
          else resolve(answer);
        });
      } catch (error) {
        for (const { reject } of these) reject(error);
      }
    }
    this.#busy = false;
  }
}
