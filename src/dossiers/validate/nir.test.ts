import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkNir, nirAgainstBirthDate, nirKey, showNir } from './nir.ts';

const two = (n: number): string => String(n).padStart(2, '0');
const three = (n: number): string => String(n).padStart(3, '0');
const month = fc.oneof(
  fc.integer({ min: 1, max: 12 }),
  fc.constant(20),
  fc.integer({ min: 30, max: 42 }),
  fc.integer({ min: 50, max: 99 }),
);
const place = fc.oneof(
  fc
    .tuple(
      fc.integer({ min: 1, max: 96 }).filter((n) => n !== 20),
      fc.integer({ min: 1, max: 990 }),
    )
    .map(([d, c]) => two(d) + three(c)),
  fc.tuple(fc.constantFrom('2A', '2B', '99'), fc.integer({ min: 1, max: 990 })).map(([d, c]) => d + three(c)),
  fc
    .tuple(fc.constantFrom('971', '972', '973', '974', '976', '987', '988'), fc.integer({ min: 1, max: 90 }))
    .map(([d, c]) => d + two(c)),
);
const valid = fc
  .tuple(
    fc.constantFrom(1, 2, 3, 4, 7, 8),
    fc.integer({ min: 0, max: 99 }),
    month,
    place,
    fc.integer({ min: 1, max: 999 }),
  )
  .map(([sex, year, m, p, order]) => `${sex}${two(year)}${two(m)}${p}${three(order)}`)
  .map((thirteen) => thirteen + nirKey(thirteen));

const codeOf = (raw: string): string => {
  const result = checkNir(raw);
  return result.ok ? 'ok' : result.code;
};

describe('checkNir', () => {
  test('accepts every well-formed number, however it is spaced', () => {
    fc.assert(
      fc.property(valid, (nir) => {
        // A drawn number could be one of the specimens: those are meant to be refused.
        fc.pre(codeOf(nir) !== 'nir_specimen');
        expect(checkNir(showNir(nir))).toEqual({ ok: true, value: nir });
        expect(checkNir(nir.toLowerCase())).toEqual({ ok: true, value: nir });
      }),
      { numRuns: 1000 },
    );
  });

  test('refuses every change of one digit', () => {
    fc.assert(
      fc.property(valid, fc.nat(14), fc.integer({ min: 1, max: 9 }), (nir, at, by) => {
        const digit = nir.charAt(at);
        fc.pre(/\d/.test(digit));
        const changed = nir.slice(0, at) + String((Number(digit) + by) % 10) + nir.slice(at + 1);
        expect(checkNir(changed).ok).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  test('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (raw) => typeof checkNir(raw).ok === 'boolean'));
  });

  test.each([
    ['', 'required'],
    ['1 85 05', 'nir_format'],
    ['1 85 05 2C 006 084 91', 'nir_format'],
    ['5 85 05 78 006 084 91', 'nir_sex'],
    ['1 85 13 78 006 084 91', 'nir_month'],
    ['1 85 21 78 006 084 91', 'nir_month'],
    ['1 85 43 78 006 084 91', 'nir_month'],
    ['1 85 05 00 006 084 91', 'nir_department'],
    ['1 85 05 20 006 084 91', 'nir_department'],
    ['1 85 05 78 000 084 91', 'nir_commune'],
    ['1 85 05 78 991 084 91', 'nir_commune'],
    ['1 85 05 97 006 084 91', 'nir_commune'],
    ['1 85 05 78 006 000 91', 'nir_order'],
    ['1 85 05 78 006 085 91', 'nir_key'],
    ['2 69 05 49 588 157 80', 'nir_specimen'],
    ['2 55 08 14 168 025 38', 'nir_specimen'],
    ['2 55 08 2A 168 025 97', 'nir_specimen'],
  ])('%s → %s', (raw, code) => expect(codeOf(raw)).toBe(code));

  test('Corsica before 1976 keeps its old department 20', () => {
    const thirteen = '1700520004012';
    expect(codeOf(thirteen + nirKey(thirteen))).toBe('ok');
  });
});

describe('nirAgainstBirthDate', () => {
  const nir = '106054890101234';
  test.each([
    ['2006-05-14', null],
    ['2007-05-14', 'nir_differs_year'],
    ['2006-06-14', 'nir_differs_month'],
    ['2007-06-14', 'nir_differs_year_month'],
  ])('%s → %s', (date, code) => expect(nirAgainstBirthDate(nir, date)).toBe(code));
  test('a pseudo-month differs from no month', () =>
    expect(nirAgainstBirthDate('106314890101234', '2006-05-14')).toBeNull());
});
