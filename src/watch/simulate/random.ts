import { seeded } from '../../seeded.ts';

/** A small seeded generator, and the few distributions that the simulator draws from. */
export interface Random {
  /** From 0 to 1, 1 excluded. */
  next(): number;
  between(min: number, max: number): number;
  whole(min: number, max: number): number;
  chance(probability: number): boolean;
  /** How many times in a row something with this probability happens: 0, 1, 2, … */
  run(probability: number): number;
  poisson(mean: number): number;
  pick<T>(list: readonly T[]): T;
}

export function randomOf(seed: number): Random {
  const { next, chance, pick } = seeded(seed);
  const between = (min: number, max: number) => min + next() * (max - min);
  return {
    next,
    between,
    whole: (min, max) => Math.floor(between(min, max + 1)),
    chance,
    pick,
    run(probability) {
      let n = 0;
      while (next() < probability) n += 1;
      return n;
    },
    poisson(mean) {
      const limit = Math.exp(-mean);
      let n = 0;
      for (let product = next(); product > limit; product *= next()) n += 1;
      return n;
    },
  };
}
