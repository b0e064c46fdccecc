import { expect, it } from 'vitest';
import { Feed } from './feed.ts';

/** A feed of numbers, some at a time, that counts how often it was asked. */
function numbers(most: number, atOnce: number, low: number) {
  const asked = { times: 0, given: 0 };
  const feed = new Feed<number>(async () => {
    asked.times += 1;
    const items = Array.from({ length: Math.min(atOnce, most - asked.given) }, (_, n) => asked.given + n);
    asked.given += items.length;
    return items;
  }, low);
  return { feed, asked };
}

it('gives each item once, in order, to however many takers', async () => {
  const { feed } = numbers(95, 10, 5);
  const seen: number[] = [];
  const take = async () => {
    for (let item = await feed.next(); item !== undefined; item = await feed.next()) seen.push(item);
  };
  await Promise.all([take(), take(), take()]);
  expect(seen).toEqual(Array.from({ length: 95 }, (_, n) => n));
  expect(feed.now()).toBeUndefined();
});

it('fetches when few are left, not before', async () => {
  const { feed, asked } = numbers(100, 10, 5);
  for (let n = 0; n < 5; n += 1) await feed.next();
  expect(asked.times).toBe(1);
  await feed.next();
  expect(asked.times).toBe(2);
});

it('gives back what nobody took, and asks no more', async () => {
  const { feed, asked } = numbers(100, 10, 1);
  const first = await feed.next();
  feed.putBack(first ?? -1);
  expect(await feed.stop()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(await feed.next()).toBeUndefined();
  expect(asked.times).toBe(1);
});

it('that cannot fetch says so to each taker', async () => {
  const feed = new Feed<number>(() => Promise.reject(new Error('gone')), 1);
  await expect(feed.next()).rejects.toThrow('gone');
  await expect(feed.next()).rejects.toThrow('gone');
  expect(await feed.stop()).toEqual([]);
});
