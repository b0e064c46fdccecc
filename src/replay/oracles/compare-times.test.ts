import { describe, expect, it } from 'vitest';
import { seeded } from '../../seeded.ts';
import { compareTimes, median } from './compare-times.ts';

/** Invented times: about 8 ms with a long tail, which drift as a loaded machine's do. */
function times(n: number, random: () => number, more: number): number[] {
  return Array.from({ length: n }, (_, i) => 8 + i / 50 + more + 2 * random() + (random() < 0.05 ? 40 : 0));
}

describe('times of answers', () => {
  it('tell a third of a millisecond from noise many times as large', () => {
    const random = seeded(1).next;
    const found = compareTimes({ a: times(200, random, 0), b: times(200, random, 0.35) }, random);
    expect(found.p).toBeLessThan(0.01);
    expect(found.medianMs).toBeGreaterThan(0);
  });

  it('tell nothing where there is nothing, whichever way the noise falls', () => {
    const told = Array.from({ length: 12 }, (_, n) => {
      const random = seeded(100 + n).next;
      return compareTimes({ a: times(60, random, 0), b: times(60, random, 0) }, random).p < 0.01;
    });
    // One in a hundred by its meaning; of these 12 seeds, none or one.
    expect(told.filter(Boolean).length).toBeLessThanOrEqual(1);
  });

  it('have a median', () => {
    expect([median([]), median([3]), median([4, 1]), median([9, -1, 2])]).toEqual([0, 3, 2.5, 2]);
  });
});
