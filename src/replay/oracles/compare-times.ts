/** How long two kinds of answers took, asked in pairs, in milliseconds. */
export interface Pairs {
  a: readonly number[];
  b: readonly number[];
}

export interface Difference {
  pairs: number;
  /** Median of b − a of each pair: positive when b takes longer. */
  medianMs: number;
  /** How often chance alone gives a median as far from 0: below 0.01, the answers tell. */
  p: number;
}

const SHUFFLES = 2000;

/**
 * Whether b takes longer than a, or less long: a permutation test of the median within pairs. If it makes no difference
 * which of the two questions was asked, the sign of each difference is a coin's; so often does a coin do as well. Pairs,
 * because the load of a machine drifts; medians, because a few answers wait for something else.
 */
export function compareTimes({ a, b }: Pairs, random: () => number): Difference {
  const differences = a.slice(0, b.length).map((ms, n) => (b[n] ?? 0) - ms);
  const found = median(differences);
  let asFar = 1;
  for (let n = 0; n < SHUFFLES; n += 1) {
    const shuffled = differences.map((ms) => (random() < 0.5 ? ms : -ms));
    if (Math.abs(median(shuffled)) >= Math.abs(found)) asFar += 1;
  }
  return { pairs: differences.length, medianMs: found, p: asFar / (SHUFFLES + 1) };
}

export function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return 0;
  if (sorted.length % 2 === 1) return sorted[middle] ?? 0;
  return ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
