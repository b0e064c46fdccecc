import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Summed } from '../sum-exposure.ts';
import { placeGraph } from './accounts-graph.tsx';
import { placeMoments } from './moments-chart.tsx';

describe('the drawings of an exposure', () => {
  it('keep every bar within the frame, as high as its people', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2_000_000), { minLength: 1, maxLength: 200 }), (people) => {
        const moments = people.map((n, hour) => ({
          at: new Date(hour * 3_600_000).toISOString(),
          people: n,
        }));
        const { bars, ticks } = placeMoments(moments);
        for (const bar of bars) {
          expect(bar.x >= 40 && bar.x + bar.width <= 513).toBe(true);
          expect(bar.y >= 34 && bar.y + bar.height === 250).toBe(true);
        }
        expect((ticks.at(-1)?.value ?? 0) >= Math.max(...people)).toBe(true);
        expect(ticks.every((tick) => Number.isInteger(tick.value))).toBe(true);
        expect(ticks.length).toBeLessThanOrEqual(7);
      }),
    );
  });

  it('show the widest eight accounts and only sets that one of them saw', () => {
    const accounts = Array.from({ length: 12 }, (_, n) => ({ id: String(n), name: `A${n}` }));
    const sum = {
      byAccount: accounts.map((_, n) => n),
      bySet: accounts.map((_, n) => ({ accounts: [n], people: n })),
    } as unknown as Summed;
    const { left, right } = placeGraph(sum, accounts);
    expect(left.map((one) => one.place)).toEqual([11, 10, 9, 8, 7, 6, 5, 4]);
    expect(right.every((set) => set.accounts.every((place) => place >= 4))).toBe(true);
  });
});
