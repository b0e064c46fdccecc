import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JoinedCalls } from './joined-calls.ts';

describe('joined calls', () => {
  it('give each act its own result, whatever joins it and whatever fails', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ n: fc.nat(), faulty: fc.boolean() }), { maxLength: 60 }),
        async (acts) => {
          const joined = new JoinedCalls<(typeof acts)[number], number>(async (together) => {
            await null;
            if (together.some((a) => a.faulty)) throw new Error('a fault of one');
            return together.map((a) => a.n * 2);
          });
          const results = await Promise.allSettled(acts.map((a) => joined.ask(a)));
          for (const [i, a] of acts.entries()) {
            const r = results[i];
            expect(r?.status).toBe(a.faulty ? 'rejected' : 'fulfilled');
            if (r?.status === 'fulfilled') expect(r.value).toBe(a.n * 2);
          }
        },
      ),
    );
  });

  it('keep at most three calls under way, of at most thirty-two acts, and leave nobody waiting', async () => {
    const sizes: number[] = [];
    let underWay = 0;
    let most = 0;
    const joined = new JoinedCalls<number, number>(async (together) => {
      underWay += 1;
      most = Math.max(most, underWay);
      sizes.push(together.length);
      await new Promise(setImmediate);
      underWay -= 1;
      return together;
    });
    const asked = Array.from({ length: 140 }, (_, i) => i);
    expect(await Promise.all(asked.map((n) => joined.ask(n)))).toEqual(asked);
    expect(most).toBe(3);
    expect(sizes).toEqual([32, 32, 32, 32, 12]);
  });
});
