import { canariesIn } from './canary.ts';
import type { DataClass } from './figures.ts';

/** A set of the numbers 1 to n, one bit each: 1.6 million people are 200 kB. */
export class PeopleSet {
  readonly #bits: Uint8Array;
  size = 0;

  constructor(people: number) {
    this.#bits = new Uint8Array((people >> 3) + 1);
  }

  has(person: number): boolean {
    return ((this.#bits[person >> 3] ?? 0) & (1 << (person & 7))) !== 0;
  }

  /** False when the number is nobody's or was there already. */
  add(person: number): boolean {
    const at = person >> 3;
    const before = this.#bits[at];
    if (before === undefined || person < 1 || this.has(person)) return false;
    this.#bits[at] = before | (1 << (person & 7));
    this.size += 1;
    return true;
  }
}

/** Whom an attacker has seen, by class: filled from every answer, whatever door it came through. */
export class Exposure {
  readonly people: number;
  readonly anyone: PeopleSet;
  readonly #byClass: Record<DataClass, PeopleSet>;

  constructor(people: number) {
    this.people = people;
    this.anyone = new PeopleSet(people);
    this.#byClass = {
      listed: new PeopleSet(people),
      contact: new PeopleSet(people),
      identifier: new PeopleSet(people),
      document: new PeopleSet(people),
    };
  }

  /**
   * Reads one answer; returns how many people in it had not been seen before. A name that stands in the person's own
   * dossier counts as `contact`, the class that opening one is charged to; anywhere else it is `listed`.
   */
  read(text: string, inDossier: boolean): number {
    const before = this.anyone.size;
    for (const { of, person } of canariesIn(text)) {
      if (person < 1 || person > this.people) continue;
      this.#byClass[of === 'listed' && inDossier ? 'contact' : of].add(person);
      this.anyone.add(person);
    }
    return this.anyone.size - before;
  }

  byClass(): Record<DataClass, number> {
    const { listed, contact, identifier, document } = this.#byClass;
    return {
      listed: listed.size,
      contact: contact.size,
      identifier: identifier.size,
      document: document.size,
    };
  }
}
