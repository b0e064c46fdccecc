/** A small seeded generator (mulberry32): the same seed draws the same, on every machine. Never for secrets. */
export interface Seeded {
  /** From 0 to 1, 1 excluded. */
  next(): number;
  /** An integer from 0 to n − 1. */
  below(n: number): number;
  /** An integer, both ends included. */
  between(min: number, max: number): number;
  /** One of a list. @throws RangeError when it is empty */
  pick<T>(list: readonly T[]): T;
  chance(probability: number): boolean;
}

export function seeded(seed: number): Seeded {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number): number => Math.floor(next() * n);
  return {
    next,
    below,
    between: (min, max) => min + below(max - min + 1),
    pick<T>(list: readonly T[]): T {
      const found = list[below(list.length)];
      if (found === undefined) throw new RangeError('nothing to pick from');
      return found;
    },
    chance: (probability) => next() < probability,
  };
}
