import { describe, expect, it } from 'vitest';
import { parisMidnight } from './forms.ts';

describe('a day in Paris', () => {
  it.each([
    ['2026-01-15', 0, '2026-01-14T23:00:00.000Z'],
    ['2026-07-15', 0, '2026-07-14T22:00:00.000Z'],
    ['2026-07-15', 1, '2026-07-15T22:00:00.000Z'],
    ['2026-03-29', 0, '2026-03-28T23:00:00.000Z'],
    ['2026-03-29', 1, '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', 1, '2026-10-25T23:00:00.000Z'],
    ['2026-12-31', 1, '2026-12-31T23:00:00.000Z'],
    ['2026-02-30', 0, null],
    ['demain', 0, null],
    ['', 0, null],
  ] as const)('%s + %i begins at %s', (day, after, at) => expect(parisMidnight(day, after)).toBe(at));
});
