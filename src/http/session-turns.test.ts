import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Turns } from './session-turns.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

async function full(): Promise<Turns> {
  const turns = new Turns();
  expect(await Promise.all([1, 2, 3, 4].map(() => turns.enter('a')))).toEqual([true, true, true, true]);
  return turns;
}

it('lets four requests of a session run; the fifth takes the place of the first that ends', async () => {
  const turns = await full();
  const done: string[] = [];
  const fifth = turns.enter('a').then((mine) => done.push(`fifth ${mine}`));
  expect(await turns.enter('b')).toBe(true); // another session is not held up
  expect(done).toEqual([]);
  turns.leave('a');
  await fifth;
  expect(done).toEqual(['fifth true']);
});

it('turns away whoever has waited five seconds, and keeps its place for nobody', async () => {
  const turns = await full();
  const fifth = turns.enter('a');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await fifth).toBe(false);
  turns.leave('a');
  expect(await turns.enter('a')).toBe(true);
});

it('turns away at once when the line is long', async () => {
  const turns = await full();
  const waiting = Array.from({ length: 16 }, () => turns.enter('a'));
  expect(await turns.enter('a')).toBe(false);
  for (let n = 0; n < 20; n += 1) turns.leave('a');
  expect(await Promise.all(waiting)).toEqual(Array(16).fill(true));
});

it('remembers no session after its last request', async () => {
  const turns = await full();
  for (let n = 0; n < 4; n += 1) turns.leave('a');
  expect(turns.size).toBe(0);
});
