import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLheoDate } from './parse-date.ts';

describe('a LHEO date', () => {
  it.each([
    ['20270315', '2027-03-15', '2027-03-15', 'day'],
    ['2027-03-15', '2027-03-15', '2027-03-15', 'day'],
    ['20170900', '2017-09-01', '2017-09-30', 'month'],
    ['20280200', '2028-02-01', '2028-02-29', 'month'],
    ['20270000', '2027-01-01', '2027-12-31', 'year'],
    ['00000000', null, null, 'unknown'],
    ['99999999', null, null, 'open'],
    [null, null, null, 'unknown'],
  ])('%s', (text, first, last, precision) => {
    expect(parseLheoDate(text)).toEqual({ first, last, precision });
  });

  it.each([
    '20270230',
    '20271301',
    '20270432',
    '12032027',
    '2027-3-5',
    '00010101',
    '20270015',
    'bientôt',
    '',
  ])('refuses %j', (text) => expect(parseLheoDate(text)).toBeNull());

  it('keeps the order of days, whatever their precision', () => {
    const date = fc.record({ y: fc.integer({ min: 1950, max: 2150 }), m: fc.integer({ min: 0, max: 12 }) });
    fc.assert(
      fc.property(date, ({ y, m }) => {
        const found = parseLheoDate(`${y}${String(m).padStart(2, '0')}00`);
        expect(found?.first != null && found.last != null && found.first <= found.last).toBe(true);
      }),
    );
  });
});
