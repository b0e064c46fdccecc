import { describe, expect, it } from 'vitest';
import { readClock, sayMinutes } from './clock.ts';
import { parisField, parisMoment } from './paris-moment.ts';

const known = new Date('2027-03-15T08:40:00Z');

describe('the 72 hours', () => {
  it.each([
    ['2027-03-15T08:40:00Z', '72 h', 0],
    ['2027-03-16T13:00:00Z', '43 h 40', 0.3935],
    ['2027-03-18T08:39:00Z', '1 min', 0.9998],
    ['2027-03-18T10:00:00Z', '1 h 20', 1],
  ])('at %s there are %s left, or past', (now, left, part) => {
    const clock = readClock(known, new Date(now));
    expect(sayMinutes(clock.minutesLeft)).toBe(left);
    expect(clock.part).toBeCloseTo(part, 3);
    expect(clock.dueAt.toISOString()).toBe('2027-03-18T08:40:00.000Z');
  });

  it('are hours that pass, not hours of the clock: a change to summer time takes none away', () => {
    expect(
      readClock(new Date('2027-03-27T12:00:00Z'), new Date('2027-03-27T12:00:00Z')).dueAt.toISOString(),
    ).toBe('2027-03-30T12:00:00.000Z');
  });
});

describe('a moment typed in Paris', () => {
  it.each([
    ['2027-01-15T09:40', '2027-01-15T08:40:00.000Z'],
    ['2027-07-15T09:40', '2027-07-15T07:40:00.000Z'],
    // The clocks jump over it.
    ['2027-03-28T02:30', null],
    ['2027-02-30T10:00', null],
    ['hier', null],
    ['', null],
  ])('%s is %s', (text, iso) => {
    expect(parisMoment(text)?.toISOString() ?? null).toBe(iso);
    if (iso !== null) expect(parisField(new Date(iso))).toBe(text);
  });
});
